// What stands behind a value: a comment and a file that its manager adds, and that the reviewer reads and takes away.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

const CODE = "DP.1588";
const PERIOD = "Q1 2026";
const NAME = "Signed list, 12 March.pdf";

story("A comment and a file stand behind a value, and the file comes back as it was sent", async (stage) => {
  // Values that no other story touches, one for each mode; comments and files change none.
  const title = stage.javascript ? "Posts equipped and connected" : "Officers trained on the system";
  const said = `The second count is in the list. (${stage.javascript ? "with" : "without"} scripts)`;
  const content = Buffer.from(`%PDF-1.7\n% ${said}\n%%EOF\n`);
  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go(`/projects/${CODE}/progress`);
  await page.getByText("All periods").first().click();
  await manager.follow(new RegExp(`^${PERIOD}`), page.locator(".menu-panel"));
  await manager.follow(/Version|Comment/, manager.row(title));
  const address = manager.path();
  assert.match(address, /\/progress\/\d+\/\d+$/);
  await manager.sees(page.getByRole("heading", { name: title }));
  await manager.sees("No file stands behind this value.");

  await manager.send("Comment");
  await manager.sees("Write what you want to say.");
  await page.getByLabel("Your comment").fill(said);
  await manager.send("Comment");
  await manager.sees("Your comment is kept.");
  await manager.sees(page.locator("#talk").getByText(said));

  // What is inside counts, not the name; what was typed about it is kept.
  await page.getByLabel("What it shows").fill("Attendance of 12 March");
  const markup = Buffer.from("<html><script>alert(1)</script></html>");
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: NAME, mimeType: "application/pdf", buffer: markup });
  await manager.send("Attach the file");
  await manager.sees(`The content of “${NAME}” is of none of the types that are taken`);
  await sound(manager, "value-refused");
  assert.equal(await page.getByLabel("What it shows").inputValue(), "Attendance of 12 March");
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: NAME, mimeType: "application/pdf", buffer: content });
  await manager.send("Attach the file");
  await manager.sees(`“${NAME}” is attached.`);

  const reviewer = await stage.as("reviewer");
  await reviewer.go(address);
  await reviewer.sees(reviewer.page.locator("#talk").getByText(said));
  await reviewer.sees("Attendance of 12 March");
  await reviewer.sees("After it was approved");
  await reviewer.misses(reviewer.page.getByRole("button", { name: "Attach the file" }), "who reviews attaches nothing");
  await reviewer.misses(reviewer.page.getByRole("button", { name: "Withdraw" }), "nobody withdraws what another said");
  await sound(reviewer, "value");
  const link = reviewer.page.getByRole("link", { name: NAME });
  const [download] = await Promise.all([reviewer.page.waitForEvent("download"), link.click()]);
  assert.equal(download.suggestedFilename(), NAME);
  assert.deepEqual(await readFile(await download.path()), content, "it comes back as it was sent");
  const headers = (await reviewer.context.request.get(await link.getAttribute("href"))).headers();
  assert.match(headers["content-disposition"], /^attachment; /, "a browser keeps it, and does not open it");
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(reviewer.path(), address, "the page stays where it was");
});
