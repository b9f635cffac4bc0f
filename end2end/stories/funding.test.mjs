// Headquarters looks at the appeal as a map, opens a country from it, and takes the figures away; a fund manager corrects an amount.

import assert from "node:assert/strict";
import { accessible } from "../support/audit.mjs";
import { story, play, PHONE } from "../support/stage.mjs";

story("The appeal is a map, whose countries open", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.follow("Funding");
  await analyst.follow("Show as a map");
  assert.equal(analyst.path(), "/funding?view=map");
  const kenya = page.locator(".world a").filter({ hasText: /^Kenya · / });
  const shape = await kenya.locator("use").boundingBox();
  assert.ok(shape.width > 10 && shape.height > 10, `the shape of Kenya is drawn: ${JSON.stringify(shape)}`);
  const malta = await page.locator(".world a").filter({ hasText: /^Malta · / }).locator("use").boundingBox();
  assert.ok(malta.width > 0, "a small state is there");
  const colours = await page.locator(".world svg > a > use:first-of-type").evaluateAll((all) => all.map((use) => getComputedStyle(use).fill));
  assert.ok(new Set(colours).size >= 4, `several shades: ${[...new Set(colours)]}`);

  // The keyboard: past the map in one step, or through it, each country saying its figure.
  await page.locator(".world .skip").focus();
  await page.keyboard.press("Tab");
  const said = page.locator(".world a:focus-visible .said");
  await analyst.sees(said);
  assert.match(await said.textContent(), / · [\d\u202f]+ required$/);
  await page.locator(".world .skip").focus();
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#figures$/);
  if (stage.javascript) await accessible(page, "the map");

  await page.getByLabel("Map shows").selectOption("coverage");
  await analyst.send("Apply");
  assert.match(analyst.path(), /measure=coverage/);
  const figure = await kenya.locator("title").textContent();
  assert.match(figure, /covered$/);
  const line = page.locator("#figures tr").filter({ has: page.getByRole("link", { name: "Kenya", exact: true }) });
  const share = figure.split(" · ")[1].replace(" covered", "");
  assert.ok((await line.innerText()).includes(share), "the table under the map has the figure");
  await kenya.dispatchEvent("click");
  await page.waitForURL(/\/funding\/2018\/\d+$/);
  assert.equal(await analyst.heading(), "Kenya");
});

play("The map fits a phone", { viewport: PHONE }, async (stage) => {
  const viewer = await stage.as("viewer");
  await viewer.go("/funding?view=map&measure=gap");
  const { page } = viewer;
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `nothing scrolls sideways: ${over} px`);
  await viewer.sees("do not imply official endorsement");
});

story("An amount of the appeal is corrected by hand", async (stage) => {
  const manager = await stage.as("fund-manager");
  const { page } = manager;
  await manager.go("/funding?by=country&search=lesotho");
  await manager.follow("Lesotho");
  await page.getByText("Change amounts by hand").click();
  const field = page.getByLabel("Principle 2");
  const before = await field.inputValue();
  await field.fill("much");
  await page.getByLabel("Why").fill("The annex was corrected");
  await manager.send("Change these amounts");
  await manager.sees("“much” is not an amount in dollars");
  assert.equal(await field.inputValue(), "much");
  await field.fill(stage.javascript ? "123456.50" : "123457.50");
  await manager.send("Change these amounts");
  await manager.sees("The amounts are changed.");
  await manager.sees(page.locator(".timeline").getByText("The annex was corrected").first());
  assert.notEqual(await field.inputValue(), before);
});

story("The money is followed from who gave it to where it goes", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.follow("Funding");
  await page.getByLabel("Group by").selectOption("donor");
  await analyst.send("Apply");
  assert.equal(new URL(page.url()).searchParams.get("by"), "donor");
  const first = page.locator("table[aria-label*='by Donor'] tbody tr").first();
  const name = await first.getByRole("link").textContent();
  await analyst.follow(name);
  assert.match(analyst.path(), /donor=\d+/);
  await analyst.sees(page.locator("dt").filter({ hasText: "Promised" }));

  await analyst.go("/funding");
  await analyst.follow("Show the flow");
  const bands = await page.locator(".flow .band").count();
  assert.ok(bands > 5, `the way is drawn: ${bands} bands`);
  const totals = await page.locator("tfoot td.strong").allTextContents();
  assert.equal(totals.length, 2);
  assert.equal(totals[0], totals[1], "both halves of the way add up to the same");
  if (stage.javascript) await accessible(page, "the flow");
});

play("The flow fits a phone", { viewport: PHONE }, async (stage) => {
  const viewer = await stage.as("viewer");
  await viewer.go("/funding?view=flow");
  const { page } = viewer;
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `nothing but the drawing scrolls sideways: ${over} px`);
});
