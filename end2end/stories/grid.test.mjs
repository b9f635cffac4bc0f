// Story 1, the fast way: what JavaScript adds to the progress grid. Nothing here is saved, so the present period stays blank.

import assert from "node:assert/strict";
import { cell, presentPeriod, ready, type, typed } from "../support/grid.mjs";
import { play } from "../support/stage.mjs";

const VICTIMS = "Victims identified and referred";
const OFFICERS = "Officials trained";

play("Errors and the number of values are said while typing", {}, async (stage) => {
  const { page } = await grid(stage);
  const errors = page.locator("[data-errors] .is-error");
  assert.equal(await errors.count(), 0);
  await type(page, OFFICERS, { female: "12", male: "9", total: "20" });
  const why = "12 + 9 = 21, above the total of 20 by 1. Correct a cell or the total.";
  await errors.getByText(why).waitFor();
  const described = await cell(page, OFFICERS, "total").evaluate(
    (input) => document.getElementById(input.getAttribute("aria-describedby")).textContent,
  );
  assert.equal(described, why, "the sentence is tied to the cell for those who do not see it");
  await type(page, OFFICERS, { total: "22" });
  await errors.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Submit \d+ values?$/ }).waitFor();
});

play("The keyboard moves through the grid, and a block from a spreadsheet fills it", {}, async (stage) => {
  const { page } = await grid(stage);
  await cell(page, VICTIMS, "female").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("31/40");
  assert.deepEqual((await typed(page, "Referrals answered within 48 hours")).female, "31/40", "Enter goes down");

  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    const cell = document.activeElement.closest("table").querySelector("input[data-cell='sex.female']");
    cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, "22\t9\t31\n7/9\t19/22\t26/31\n");
  assert.deepEqual(await typed(page, VICTIMS), { female: "22", male: "9", total: "31" });
  assert.deepEqual(await typed(page, "Referrals answered within 48 hours"), { female: "7/9", male: "19/22", total: "26/31" });
});

play("What was typed and not saved is kept in this browser", {}, async (stage) => {
  const manager = await grid(stage);
  const { page } = manager;
  const address = manager.path();
  await type(page, VICTIMS, { total: "17" });
  await manager.go("/");
  await manager.go(address);
  await manager.sees("1 value that had not been saved was kept in this browser and is back in its cell.");
  assert.equal((await typed(page, VICTIMS)).total, "17");
  await type(page, VICTIMS, { total: "" });
  await manager.go(address);
  await ready(manager);
  assert.equal((await typed(page, VICTIMS)).total, "", "what was cleared does not come back");
});

/** The project manager in front of the present period, whose cells are still blank. */
async function grid(stage) {
  const manager = await stage.as("project-manager");
  await manager.go("/projects/DP.1649/progress");
  await presentPeriod(manager);
  await ready(manager);
  return manager;
}
