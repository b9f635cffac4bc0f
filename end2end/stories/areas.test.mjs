// A fund manager gives the appeal another area and puts it first; and changes a rule that budgets are held against.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

story("An area is added to an appeal, and filters have it", async (stage) => {
  const manager = await stage.as("fund-manager");
  const { page } = manager;
  const name = stage.javascript ? "Health" : "Shelter";
  await manager.go("/funding");
  await manager.follow("Areas");
  await sound(manager, "areas");
  await page.getByLabel("New area 1: Name").fill("1 Health");
  await page.getByLabel("New area 1: Place").fill("0");
  await manager.send("Save the areas");
  await manager.sees("“1 Health” cannot be the name of an area");
  await sound(manager, "areas-refused");
  await page.getByLabel("New area 1: Name").fill(name);
  await page.getByLabel("New area 1: What it is about").fill("of people on the move");
  await manager.send("Save the areas");
  await manager.sees("The areas are changed.");
  await manager.go("/funding");
  const options = await page.locator("select[name=area] option").allTextContents();
  assert.equal(options[1].replaceAll(/\s/g, " "), name, "it stands first");

  // Nothing uses it, so that it can go again.
  await manager.go("/funding/2018/areas");
  await page.getByLabel(`${name}: Remove`).check();
  await manager.send("Save the areas");
  await manager.sees("The areas are changed.");
  assert.equal(await page.getByLabel(`${name}: Name`).count(), 0);
});

story("A rule of budgets is changed", async (stage) => {
  const manager = await stage.as("fund-manager");
  const { page } = manager;
  await manager.go("/budget-rules");
  await sound(manager, "budget-rules");
  const rule = page.locator("#overhead");
  await rule.locator("summary").click();
  await rule.getByLabel("Share in per cent").fill("a lot");
  await rule.getByRole("button").click();
  await manager.sees("“a lot” is not a share");
  const share = stage.javascript ? "8" : "7";
  await rule.getByLabel("Share in per cent").fill(share);
  await rule.getByRole("button").click();
  await manager.sees("The rule is changed.");
  await manager.sees(new RegExp(`Overhead is ${share}\\s% of all other lines`));
});
