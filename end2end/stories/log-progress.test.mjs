// Story 1: a project manager fills in a period, saves, corrects and submits; a reviewer decides; the note comes back.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { cell, presentPeriod, ready, save, type, typed } from "../support/grid.mjs";
import { story } from "../support/stage.mjs";

const CODE = "DP.1649";
const VICTIMS = "Victims identified and referred";
const OFFICERS = "Officials trained";
const TRAINEES = "Trainees who pass the test";
const AGENCIES = "Agencies that sign the code";

story("Progress is filled in, explained, corrected, submitted and reviewed", async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  assert.equal(await manager.heading(), "My work");
  await manager.sees(page.getByRole("heading", { name: "Late" }));
  await openPeriod(manager, stage.javascript);
  const period = (await page.locator("h2.period").innerText()).trim();
  const address = manager.path();

  // A first draft, and what is blank stays blank.
  await type(page, TRAINEES, { female: "31/46", male: "34/50", total: "69/100" });
  await type(page, AGENCIES, { total: "0" });
  await save(manager);
  await manager.sees("2 values saved as drafts.");
  await manager.go(address);
  assert.deepEqual(await typed(page, TRAINEES), { female: "31/46", male: "34/50", total: "69/100" });
  assert.deepEqual(await typed(page, AGENCIES), { total: "0" }, "a zero is kept, it is not a blank");

  // What is wrong is explained beside the grid, nothing is saved, nothing typed is lost.
  await ready(manager);
  await type(page, VICTIMS, { female: "30", male: "20", total: "31" });
  await type(page, OFFICERS, { total: "a hundred" });
  const why = "30 + 20 = 50, above the total of 31 by 19. Correct a cell or the total.";
  if (stage.javascript) await manager.sees(page.locator("[data-errors]").getByText(why));
  await save(manager);
  await manager.sees("2 things must be corrected. Nothing was saved.");
  await manager.sees(page.locator("[data-errors]").getByText(why));
  await manager.sees(page.locator("[data-errors]").getByText("“a hundred” is not a number."));
  await sound(manager, "progress-refused");
  assert.equal(await cell(page, VICTIMS, "total").getAttribute("aria-invalid"), "true");
  assert.deepEqual(await typed(page, VICTIMS), { female: "30", male: "20", total: "31" });

  await type(page, VICTIMS, { female: "21", male: "9", total: "31" });
  await type(page, OFFICERS, { female: "45", male: "50", total: "100" });
  await save(manager);
  await manager.sees("2 values saved as drafts.");
  await manager.send(/^Submit \d+ values?$/);
  await manager.sees(/\d+ values submitted\./);
  await manager.misses(page.locator("#review"), "who submitted does not decide");
  await manager.misses(cell(page, VICTIMS, "total"), "what is submitted cannot be typed over");

  const reviewer = await stage.as("reviewer");
  await review(reviewer, period);

  await manager.go("/");
  const returned = manager.row("Does the register of the north count here?");
  await manager.sees(returned);
  await manager.follow(OFFICERS, returned);
  assert.equal(manager.path(), address);
  await manager.sees(`Returned: ${OFFICERS}`);
  await manager.sees("“Does the register of the north count here?”");
  await sound(manager, "progress-returned");
  await type(page, OFFICERS, { total: "101" });
  await save(manager);
  await manager.sees("1 value saved as a draft.");
});

/** Opens the period whose values this mode changes: with JavaScript the one that came back, without the present one. */
async function openPeriod(manager, cameBack) {
  const returned = manager.row("Please attach the signed list; last quarter it named seven.");
  if (cameBack) {
    await manager.sees(manager.page.getByRole("heading", { name: "Came back to you" }));
    await manager.follow(AGENCIES, returned);
    await manager.sees("“Please attach the signed list; last quarter it named seven.”");
  } else {
    await manager.go(`/projects/${CODE}/progress`);
    await presentPeriod(manager);
  }
  assert.match(manager.path(), new RegExp(`^/projects/${CODE.replace(".", "\\.")}/progress\\?period=\\d+$`));
}

/** Approves one value, sends one back without and then with a note, approves the rest. */
async function review(reviewer, period) {
  const { page } = reviewer;
  const waiting = page.locator("main li").filter({ hasText: `${CODE} ·` });
  await reviewer.follow(new RegExp(`^Review \\d+ values of ${period}$`), waiting);
  await sound(reviewer, "progress-review");
  await page.getByLabel(`Choose ${VICTIMS}`).check();
  await reviewer.send("Approve the chosen");
  await reviewer.sees("1 value approved. It counts in the totals from now on.");

  await page.getByLabel(`Choose ${OFFICERS}`).check();
  await reviewer.send("Send the chosen back with the note");
  await reviewer.sees("Say why in the note; it is needed, and kept with the value.");
  assert.ok(await page.getByLabel(`Choose ${OFFICERS}`).isChecked(), "the choice is kept");
  await page.getByLabel("Note to the author").fill("Does the register of the north count here?");
  await reviewer.send("Send the chosen back with the note");
  await reviewer.sees("1 value sent back with your note.");

  // What falls is said before it is approved, and is no refusal. The second mode reports the same numbers one period later.
  if (reviewer.javascript) await reviewer.sees(page.locator("#review").getByText(/is below the .* of /));
  for (const box of await page.locator("#review input[type=checkbox]").all()) await box.check();
  await reviewer.send("Approve the chosen");
  await reviewer.sees(/approved\. (It counts|They count) in the totals from now on\./);
}
