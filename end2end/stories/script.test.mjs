// The script of docs/api.md, as it is printed there, reports an overdue period; what it wrote is read back through the API.
//
// Without a browser, and with values that no other story touches.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { call, token } from "../support/api.mjs";
import { BASE } from "../support/stage.mjs";

/** The one block of JavaScript in the page. */
function printed() {
  const page = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
  const [, script] = page.match(/^```js\n([\s\S]*?)^```$/m);
  return script;
}

test("The script of docs/api.md reports an overdue period", async () => {
  const script = printed();
  assert.ok(script.trimEnd().split("\n").length <= 40, "it has at most 40 lines");
  const bearer = token("project-manager");
  const { late } = await call(bearer, "GET", "/work");
  const { project, period } = late.find((row) => row.project === "DP.1711");
  const address = `/projects/${project}/periods/${period}/actuals`;
  const before = await call(bearer, "GET", address);

  const folder = mkdtempSync(join(tmpdir(), "baseline-script-"));
  try {
    writeFileSync(join(folder, "report.mjs"), script);
    const env = { ...process.env, BASELINE_URL: BASE, BASELINE_TOKEN: bearer };
    const run = spawnSync(process.execPath, ["report.mjs"], { cwd: folder, env, encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /[1-9]\d* submitted/);
  } finally {
    rmSync(folder, { recursive: true });
  }

  const after = await call(bearer, "GET", address);
  const was = (title) => before.values.find((value) => value.title === title);
  const is = (title) => after.values.find((value) => value.title === title);
  const written = after.values.filter((value) => was(value.title).total === null && value.total !== null);
  assert.equal(written.length, 2);
  for (const value of written) assert.equal(value.state, "submitted", value.title);
  for (const [title, total] of [
    ["Members of savings groups", "120"],
    ["Stage of the district disaster plans", "2"],
  ]) {
    assert.equal(was(title).total, null, `${title} was blank`);
    assert.equal(is(title).total, total, title);
  }
  assert.ok(after.period.submitted > before.period.submitted);
});
