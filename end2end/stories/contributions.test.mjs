// A fund manager records what a donor pledged and paid, and allocates it to a line of a budget, where the project sees it; more than is
// left is refused.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { PHONE, play, story } from "../support/stage.mjs";

story("A contribution is pledged, paid, and allocated to a line", async (stage) => {
  const manager = await stage.as("fund-manager");
  const { page } = manager;
  const donor = stage.javascript ? "Private foundation Y" : "Private foundation Z";
  await manager.follow("Funding");
  await manager.follow("Contributions of donors");
  await manager.sees("Left for lines");
  await sound(manager, "contributions");
  await manager.follow("New contribution");
  await page.getByLabel("Donor", { exact: true }).fill(donor);
  await page.getByLabel("Reference").fill("Y-1");
  await manager.send("Add the contribution");
  await manager.sees(`“${donor}” is a new donor.`);
  await sound(manager, "contribution-refused");
  await page.getByLabel("Kind of donor").selectOption("foundation");
  await page.getByLabel("Conditions").fill("A report each year.");
  await manager.send("Add the contribution");
  await manager.sees("The contribution was added.");
  assert.equal(await manager.heading(), `${donor} · Y-1`);

  for (const [stageName, amount] of [["pledged", "300"], ["received", "100"]]) {
    const form = page.locator("#record");
    if (!(await form.evaluate((details) => details.open))) await form.locator("summary").click();
    await form.getByLabel("Stage").selectOption(stageName);
    await form.getByLabel("Amount in USD").fill(amount);
    await manager.send("Record an instalment", form);
    await manager.sees("The instalment was recorded.");
  }
  await manager.sees("33.3 % of what is promised");

  await page.getByLabel("Lines of the project").fill("HA.1699");
  await manager.send("Show its lines");
  const form = page.locator("#lines form.panel").last();
  const lines = form.getByLabel("Line of HA.1699");
  // One that nobody pays for in full.
  const open = await lines.locator("option").evaluateAll((all) => all.find((one) => / [1-9][\d\u202f]*\.\d\d left$/.test(one.text))?.value);
  assert.ok(open, "a line of the project is open");
  await lines.selectOption(open);
  await form.getByLabel("Amount in USD").fill("300.01");
  await manager.send("Allocate", form);
  await manager.sees("Of this contribution USD 300.00 is left to allocate.");
  await sound(manager, "contribution-allocate-refused");
  const again = page.locator("#lines form.panel").last();
  await again.getByLabel("Amount in USD").fill("250");
  await manager.send("Allocate", again);
  await manager.sees("The allocation was saved.");
  await manager.sees("USD 250.00 allocated to HA.1699");
  await sound(manager, "contribution");

  const analyst = await stage.as("headquarters-analyst");
  await analyst.go("/projects/HA.1699/budget");
  const row = analyst.row(donor);
  await analyst.sees(row);
  assert.match(await row.innerText(), /from the pool[\s\S]*250\.00/);
  await analyst.sees("Contributions are as large as the budget, give or take 1 %");
  await analyst.follow(donor);
  await analyst.sees("300.00");
  await analyst.misses(analyst.page.getByText("Record an instalment"), "an analyst only looks");
});

play("Donors and contributions fit a phone", { viewport: PHONE }, async (stage) => {
  const viewer = await stage.as("viewer");
  await viewer.go("/funding/donors");
  await viewer.sees("Donor government A");
  await viewer.follow("Donor government A");
  assert.match(viewer.path(), /donor=\d+/);
  const over = await viewer.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `nothing scrolls sideways: ${over} px`);
});
