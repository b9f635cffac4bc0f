// Story 2: headquarters opens a total down to the values behind it, and every level adds up; so does the appeal.

import assert from "node:assert/strict";
import { story } from "../support/stage.mjs";

/** A corporate indicator that counts people and is added up over projects. */
const VICTIMS = "Victims of trafficking and vulnerable migrants assisted";

story("A corporate total opens down to the approved values, and each level adds up", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.follow("Results");
  assert.equal(await analyst.heading(), "What was achieved");
  const line = page.locator("table.data tr").filter({ hasText: VICTIMS });
  const achieved = number(await line.locator("td.strong").innerText());
  assert.ok(achieved > 0, "something was achieved");
  await analyst.sees(line.getByText(/\d+ of \d+/));

  await analyst.follow(VICTIMS);
  assert.match(analyst.path(), /^\/results\/MIGOF\/P1\.2/);
  await analyst.sees(page.getByRole("heading", { name: /where it comes from$/ }));
  let regions = await tree(page);
  assert.equal(regions.amount, achieved, "the tree begins with the total of the table");
  assert.equal(sum(regions.parts), achieved, "the regions add up to it");

  const region = regions.parts.find((part) => part.href && part.amount > 0) ?? regions.parts.find((part) => part.amount > 0);
  if (region.href) await analyst.go(region.href);
  regions = await tree(page);
  const opened = regions.parts.find((part) => part.name === region.name);
  assert.equal(opened.amount, region.amount, "opening a region does not change it");
  assert.equal(sum(opened.parts), opened.amount, `the places of ${opened.name} add up`);
  for (const place of opened.parts) assert.equal(sum(place.parts), place.amount, `the indicators of ${place.name} add up`);

  const indicator = opened.parts.flatMap((place) => place.parts).find((part) => part.amount > 0);
  if (indicator.href) await analyst.go(indicator.href);
  const leaves = flat(await tree(page)).find((part) => part.name === indicator.name && part.parts.length > 0);
  assert.match(leaves.rule, /^Sum of \d+ periods?/, "this one is the sum of its periods");
  assert.equal(sum(leaves.parts), indicator.amount, "the approved values add up to what the project counts");
  assert.match(leaves.parts[0].text, /entered (and submitted )?by .+ · approved by .+/);

  await analyst.follow(leaves.parts[0].name, page.locator(".tree"));
  assert.match(analyst.path(), /^\/projects\/[^/]+\/progress\?period=\d+$/, "a value leads to its period");
});

story("A region is chosen, and its totals are its own", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.go("/results/MIGOF/P1.2");
  const regions = (await tree(page)).parts.filter((part) => part.amount > 0);
  const { name, amount } = regions[0];
  await page.getByRole("combobox", { name: "Region" }).selectOption({ label: name });
  await analyst.send("Apply");
  await analyst.sees(`Only Region: ${name}.`);
  assert.equal((await tree(page)).amount, amount);
});

story("The appeal adds up by region, country and area, and says where the print does not", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.follow("Funding");
  assert.equal(await analyst.heading(), "What the appeal asks for, and what it has");

  const totals = [];
  for (const group of ["Region", "Country", "Area"]) {
    await page.getByRole("combobox", { name: "Group by" }).selectOption({ label: group });
    await analyst.send("Apply");
    const table = page.getByRole("table", { name: `The appeal by ${group}` });
    const required = await column(table, "Required");
    const budgeted = await column(table, "Budgeted");
    assert.ok(required.rows.length > 5, `${required.rows.length} lines by ${group}`);
    assert.equal(add(required.rows), required.total, `required by ${group} adds up`);
    // Budgets have cents, and each line is shown in whole dollars.
    const rounding = Math.abs(add(budgeted.rows) - budgeted.total);
    assert.ok(rounding <= budgeted.rows.length / 2, `budgeted by ${group} adds up, but for ${rounding}`);
    totals.push(`${required.total} ${budgeted.total}`);
  }
  assert.equal(new Set(totals).size, 1, `the same totals whatever the grouping: ${totals.join(", ")}`);

  const differences = page.locator("#differences");
  await analyst.sees(differences.getByText(/Printed and added figures differ by/));
  for (const place of ["Cambodia", "Austria", "Nepal"]) {
    assert.match(await differences.locator("p").innerText(), new RegExp(place), `${place} is named`);
  }
  await differences.getByText("Show the cells").click();
  await analyst.follow("Cambodia", differences);
  assert.equal(await analyst.heading(), "Cambodia");
  await analyst.sees(/^Its areas add to [\d\s]+, but [\d\s]+ is printed: \+[\d\s]+\.$/);
  await analyst.sees("Principle 1 is in the row, but not in its printed total.");
  const areas = await column(page.getByRole("table", { name: "By area" }), "Required");
  assert.equal(add(areas.rows), areas.total, "the areas of the row add up");
});

/** The tree as it stands on the page: names, amounts, what is under them, and where a closed part would open. */
function tree(page) {
  return page.locator(".tree").evaluate((root) => {
    const amount = (element) => {
      const text = element.querySelector(":scope > .num")?.innerText ?? "";
      return Number(text.replaceAll(/[^\d.-]/g, "") || 0);
    };
    const name = (element) => element.querySelector("span")?.firstChild?.textContent.trim() ?? "";
    const read = (element) => {
      const parts = [];
      let rule = "";
      for (const child of element.children) {
        if (child.matches("details")) {
          const head = child.querySelector(":scope > summary");
          parts.push({ name: name(head), amount: amount(head), ...read(child) });
        } else if (child.matches(".row.sum")) {
          rule = child.innerText.trim();
        } else if (child.matches(".row")) {
          const counts = !child.querySelector("del");
          const label = child.querySelector("span > a")?.innerText ?? name(child);
          const href = child.getAttribute("href");
          parts.push({ name: label, amount: counts ? amount(child) : 0, href, text: child.textContent, parts: [] });
        }
      }
      return { parts, rule };
    };
    return { amount: amount(root.querySelector(":scope > .row.sum")), ...read(root) };
  });
}

/** Every part of a tree, whatever its level. */
const flat = (part) => part.parts.flatMap((child) => [child, ...flat(child)]);

const sum = (parts) => parts.reduce((total, { amount }) => total + amount, 0);
const add = (numbers) => numbers.reduce((total, each) => total + each, 0);
const number = (text) => Number(text.replaceAll(/[^\d.-]/g, ""));

/** The numbers of one column, and what stands under them. The first number of a cell counts: a share may follow it. */
async function column(table, label) {
  const read = async (row) => {
    const cell = row.locator(`td[data-label="${label}"]`);
    return number((await cell.evaluate((element) => element.firstChild?.textContent ?? "")) || "0");
  };
  const rows = await Promise.all((await table.locator("tbody tr").all()).map(read));
  return { rows, total: await read(table.locator("tfoot tr")) };
}
