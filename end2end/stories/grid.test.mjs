// Story 1, the fast way: what JavaScript adds to the progress grid. Nothing here is saved, so the present period stays blank.

import assert from "node:assert/strict";
import { cell, presentPeriod, ready, type, typed } from "../support/grid.mjs";
import { PHONE, WIDE, play } from "../support/stage.mjs";

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

play("On a phone name and first field stand side by side, with target and result under the name", { viewport: PHONE }, async (stage) => {
  const { page } = await grid(stage);
  const column = (name) => page.getByRole("columnheader", { name, exact: true });
  const line = page.locator("tr[data-row]").filter({ hasText: VICTIMS });
  const under = line.getByText(/^Target .+ · So far .+$/);
  await under.waitFor();
  assert.equal(await column("Target").count(), 0, "the figures are read once");
  for (const [title, first] of [[VICTIMS, "female"], ["Referrals answered within 48 hours", "female"], ["Shelters that meet the standard", "total"]]) {
    const name = await page.locator("tr[data-row]").filter({ hasText: title }).locator("th").boundingBox();
    const field = await cell(page, title, first).boundingBox();
    assert.ok(name.x >= 0 && field.x >= name.x + name.width - 1, `${title}: the name hides no field`);
    if (first === "female") assert.ok(field.x + field.width <= PHONE.width, `${title}: the first field ends at ${field.x + field.width}`);
  }
  await page.getByRole("link", { name: VICTIMS }).click();
  await page.waitForURL(/indicator=/);
  const latest = page.locator("tr[data-row]").last().locator("input[data-cell]").first();
  const { x, width } = await latest.boundingBox();
  assert.ok(x > 0 && x + width <= PHONE.width, "over the periods, too");
  await page.setViewportSize(WIDE);
  assert.equal(await column("Stands at").count(), 1);
  assert.equal(await page.getByText(/^Target .+ · Stands at .+$/).first().isVisible(), false);
});

/** The project manager in front of the present period, whose cells are still blank. */
async function grid(stage) {
  const manager = await stage.as("project-manager");
  await manager.go("/projects/DP.1649/progress");
  await presentPeriod(manager);
  await ready(manager);
  return manager;
}
