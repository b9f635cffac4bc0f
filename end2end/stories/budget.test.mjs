// The budget: lines are typed and pasted, what they amount to is said at once, a mistake is named at its cell; the endorser fixes a
// revision, and its difference is read.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { paste } from "../support/grid.mjs";
import { play, story } from "../support/stage.mjs";

/** A cell of a new row. */
const cell = (page, row, column) => page.getByLabel(`New row ${row}, ${column}`, { exact: true });

story("A line is added to the budget, and the revision is fixed", async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  const rent = stage.javascript ? "Rent of a second room" : "Rent of a third room";
  await manager.go("/projects/DP.1649/budget");
  await manager.sees("Staff and office together are at most 30 % of the budget");
  await sound(manager, "budget");
  await manager.follow("Edit the budget");
  await cell(page, 1, "Section").selectOption("office");
  await cell(page, 1, "Description").fill(rent);
  await cell(page, 1, "Quantity").fill("1,5");
  await cell(page, 1, "Unit cost").fill("400");
  await cell(page, 1, "Duration").fill("6");
  await manager.send("Save the budget");
  await manager.sees("Quantity: “1,5” is not a number.");
  await sound(manager, "budget-refused");
  await cell(page, 1, "Quantity").fill("1.5");
  await manager.send("Save the budget");
  await manager.sees("Saved: 1 added, 0 changed, 0 removed.");
  await manager.sees(manager.row(rent));
  await manager.sees("3 600.00".replace(" ", "\u202f"));

  const endorser = await stage.as("endorser");
  await endorser.go("/projects/DP.1649/budget");
  await endorser.page.locator("#versions summary").click();
  await endorser.page.getByLabel("Reason").fill("Agreed with the donor.");
  await endorser.page.locator("#versions form button").click();
  await endorser.sees(/Fixed: Revision \d+\./);
  await sound(endorser, "budget-versions");
});

play("Amounts and sums are said while typing, and a block from a spreadsheet fills rows", {}, async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go("/projects/DP.1649/budget?edit=yes");
  await page.locator("[data-keys]:not([hidden])").waitFor();
  const sums = page.locator("[data-sums]");
  const before = await sums.textContent();
  assert.match(before, /USD .* in all/);
  await cell(page, 1, "Description").focus();
  await paste(page, "Trainers\t1.2\t2026\t10\tcourse\tUSD\t1 000.00\t\nRooms\t1.2\t2026\t2\tmonth\tJPY\t1.5\t3\n");
  const amount = (row) => page.locator(`tr[data-row=n${row}] [data-amount]`);
  assert.equal((await amount(1).textContent()).replaceAll(/\s/g, " "), "USD 10 000.00");
  assert.equal(await amount(2).textContent(), "", "a yen has no decimals");
  await manager.sees("Unit cost: “1.5” has more decimals than there can be");
  await cell(page, 2, "Unit cost").fill("15000");
  assert.equal((await amount(2).textContent()).replaceAll(/\s/g, " "), "JPY 90 000");
  assert.notEqual(await sums.textContent(), before);
  await cell(page, 2, "Unit cost").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "cn3.unit-cost", "Enter goes down");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  assert.equal(await cell(page, 1, "Description").inputValue(), "", "a block is undone at once");
  assert.equal(await sums.textContent(), before);
});
