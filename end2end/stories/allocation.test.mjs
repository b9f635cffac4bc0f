// A line of a budget is allocated to a row of the appeal: found from the row, refused where it is too much, saved, and taken away again.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { PHONE, play, story } from "../support/stage.mjs";

const ALLOCATIONS = "/projects/DP.1649/budget/allocations";

story("A budget line is allocated to a row of the appeal", async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go("/funding?by=country&search=rwanda");
  await manager.follow("Rwanda");
  await page.getByText("Allocate a budget line to this row").click();
  await page.locator("#allocate").getByRole("link").first().click();
  await page.waitForURL(/\/budget\/allocations\?row=\d+$/);
  await manager.sees("Choose the line to allocate to Rwanda.");
  await sound(manager, "allocations");
  const lines = page.getByRole("link", { name: /^Allocate / });
  await lines.first().click();
  await page.waitForURL(/line=\d+&row=\d+/);
  const field = page.getByLabel(/^Objective.3/);
  const before = await field.inputValue();
  await field.fill("999999999");
  await manager.send("Save the allocations");
  await manager.sees(/can be allocated/);
  assert.equal(await field.inputValue(), "999999999");
  await sound(manager, "allocations-refused");
  await field.fill(before === "" ? "1" : "");
  await manager.send("Save the allocations");
  await manager.sees("1 allocation saved.");
});

story("An allocation is taken away with one button", async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go(ALLOCATIONS);
  const buttons = page.getByRole("button", { name: /^Remove / });
  const before = await buttons.count();
  assert.ok(before > 0, "the demo has allocated something");
  await buttons.last().click();
  await manager.sees("1 allocation saved.");
  assert.equal(await page.getByRole("button", { name: /^Remove / }).count(), before - 1);
});

play("The allocations fit a phone", { viewport: PHONE }, async (stage) => {
  const manager = await stage.as("project-manager");
  await manager.go(ALLOCATIONS);
  await manager.page.getByRole("link", { name: /^Allocate / }).first().click();
  await manager.page.getByRole("button", { name: "Choose the row" }).click();
  await manager.sees("In US dollars, by area.");
  const over = await manager.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `nothing scrolls sideways: ${over} px`);
});
