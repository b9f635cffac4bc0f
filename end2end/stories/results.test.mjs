// Headquarters answers "what did we achieve, where, and how sure are we" without a spreadsheet: some of the projects, one year, a pivot, the
// map, and the course of a total.

import assert from "node:assert/strict";
import { accessible } from "../support/audit.mjs";
import { PHONE, play, story } from "../support/stage.mjs";

const VICTIMS = "Victims of trafficking and vulnerable migrants assisted";
const number = (text) => Number(text.replaceAll(/[^\d.-]/g, ""));

story("Results are asked of some projects and of one year, and laid out by two questions", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.follow("Results");
  const achieved = async () => number((await line(page, VICTIMS).locator("td.strong").innerText()).split("\n")[0]);
  const whole = await achieved();

  await page.getByRole("combobox", { name: "Funding" }).selectOption({ label: "Earmarked contributions" });
  await analyst.send("Apply");
  await analyst.sees("Only Funding: Earmarked contributions.");
  const earmarked = await achieved();
  assert.ok(earmarked > 0 && earmarked < whole, `${earmarked} of ${whole}`);
  await analyst.follow("Show all");
  assert.equal(await achieved(), whole);

  await page.getByRole("combobox", { name: "Year" }).selectOption("2026");
  await analyst.send("Apply");
  await analyst.sees(/Only what was reported for the periods that end in 2026/);
  await page.getByRole("combobox", { name: "Compared with" }).selectOption("2025");
  await analyst.send("Apply");
  assert.match(analyst.path(), /year=2026/);
  assert.match(analyst.path(), /compare=2025/);
  await analyst.sees(page.getByRole("columnheader", { name: "2025" }));
  await analyst.follow("Show all");

  await analyst.follow("Pivot");
  await page.getByRole("combobox", { name: "Rows" }).selectOption("region");
  await page.getByRole("combobox", { name: "Columns" }).selectOption("funding");
  await page.getByRole("combobox", { name: "Corporate indicator" }).selectOption("P1.2");
  await analyst.send("Apply");
  const table = page.locator("table[aria-labelledby=pivot]");
  const rows = await table.locator("tbody tr").all();
  assert.ok(rows.length > 2, "several regions");
  let sum = 0;
  for (const row of rows) {
    const cells = (await row.locator("td").allInnerTexts()).map((text) => (/\d/.test(text) ? number(text) : 0));
    const [total] = cells.splice(-1);
    assert.equal(cells.reduce((all, each) => all + each, 0), total, `${await row.innerText()} adds up`);
    sum += total;
  }
  assert.equal(sum, number(await table.locator("tfoot td").last().innerText()), "the rows are the whole");
  if (stage.javascript) await accessible(page, "the pivot");
});

story("One result is a map, and has a course over time", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.go("/results/map?indicator=P1.2");
  const place = page.locator(".world a").filter({ hasText: / · [\d\u202f]+/ }).first();
  const [name, figure] = (await place.locator("title").textContent()).split(" · ");
  const row = page.locator("table tr").filter({ has: page.getByRole("link", { name, exact: true }) });
  assert.ok((await row.innerText()).includes(figure), `${name} has ${figure} in the table, too`);
  if (stage.javascript) await accessible(page, "the map of a result");
  await analyst.follow(name, page.locator("table"));
  assert.match(analyst.path(), /^\/results\/MIGOF\/P1\.2\?country=[A-Z]{3}$/);

  await analyst.go("/results/MIGOF/P1.2");
  const total = number(await page.locator(".tree > .row.sum .num").first().innerText());
  await analyst.follow("Over time, by sex and age");
  assert.match(analyst.path(), /^\/results\/MIGOF\/P1\.2\/charts/);
  await page.locator("section", { has: page.getByRole("heading", { name: "Over time" }) }).getByText("The figures").click();
  const last = page.getByRole("table", { name: "Over time" }).locator("tbody tr").first().locator("td").first();
  assert.equal(number(await last.innerText()), total, "the last point is the gross total");
});

play("A pivot fits a phone", { viewport: PHONE }, async (stage) => {
  const viewer = await stage.as("viewer");
  await viewer.go("/results/pivot?rows=region&columns=gender&indicator=P1.2&measure=coverage");
  const over = await viewer.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `the page does not scroll sideways: ${over} px`);
  await viewer.sees("Every project stands in one row and one column");
});

/** The line of a corporate indicator. */
const line = (page, title) => page.locator("table.data tr").filter({ hasText: title });
