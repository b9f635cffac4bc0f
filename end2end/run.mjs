// `npm test [-- FILTER]`: all browser tests, one file after the other, against the server at BASELINE_URL.
//
// The server holds fresh demo data. The pages come first, as they are; then the stories, which change the data: each story and
// mode has values of its own. A filter chooses the files whose path contains it; where there are none, the tests whose title
// does.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const stories = readdirSync(`${folder}stories`).filter((name) => name.endsWith(".test.mjs")).sort();
const all = ["pages.test.mjs", ...stories.map((name) => `stories/${name}`)];

const filter = process.argv[2];
const chosen = filter ? all.filter((file) => file.includes(filter)) : all;
const options = ["--test", "--test-concurrency=1", "--test-reporter=spec"];
if (filter && chosen.length === 0) {
  options.push(`--test-name-pattern=${filter.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
}
const files = chosen.length > 0 ? chosen : all;
const { status } = spawnSync(process.execPath, [...options, ...files], { cwd: folder, stdio: "inherit" });
process.exit(status ?? 1);
