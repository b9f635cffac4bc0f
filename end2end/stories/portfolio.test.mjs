// Those who steer look over every project, follow a warning to its projects, and take the list away.

import assert from "node:assert/strict";
import { accessible } from "../support/audit.mjs";
import { story, play, PHONE } from "../support/stage.mjs";

story("A warning leads to its projects, and to what was found", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.follow("Projects");
  assert.equal(await analyst.heading(), "Projects");
  const all = Number(await page.locator(".figure dd").first().textContent());
  const rule = page.locator(".by-rule a").filter({ hasText: "Gender marker missing" });
  const count = Number(await rule.locator("b").textContent());
  assert.ok(count > 0 && count < all, `${count} of ${all} projects`);
  await rule.click();
  await page.waitForURL(/warning=gender-missing/);
  assert.equal(Number(await page.locator(".figure dd").first().textContent()), count);
  const row = page.locator("table.portfolio tbody tr").first();
  await row.locator(".warned summary").click();
  await analyst.sees(row.getByText("The gender marker is not assessed"));
  if (stage.javascript) await accessible(page, "the portfolio");

  // Another filter keeps the warning; the order is that of the heading.
  await page.locator("select[name=state]").selectOption("active");
  await analyst.send("Apply");
  assert.match(analyst.path(), /state=active/);
  assert.match(analyst.path(), /warning=gender-missing/);
  await page.locator("table.portfolio thead").getByRole("link", { name: "Reported" }).click();
  await page.waitForURL(/sort=overdue/);
  const overdue = await page.locator("table.portfolio .late").allTextContents();
  const numbers = overdue.map((text) => Number.parseInt(text, 10));
  assert.ok(numbers.length > 0, "somebody is late");
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  await analyst.follow("Clear the filters");
  assert.equal(analyst.path(), "/projects?sort=overdue");
});

play("The list fits a phone", { viewport: PHONE }, async (stage) => {
  const viewer = await stage.as("viewer");
  await viewer.go("/projects?warning=any&sort=warnings");
  const { page } = viewer;
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `nothing scrolls sideways: ${over} px`);
  await accessible(page, "the portfolio on a phone");
});

story("A rule of quality is changed by headquarters", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.go("/projects");
  await analyst.follow("What is warned of");
  assert.equal(await analyst.heading(), "Rules of quality");
  const card = page.locator("#ended-active");
  await card.getByText("Change", { exact: false }).first().click();
  const days = card.getByLabel("Days");
  await days.fill("soon");
  await card.getByRole("button", { name: "Change the rule" }).click();
  await analyst.sees("“soon” is no number of days");
  await days.fill(stage.javascript ? "3" : "4");
  await card.getByRole("button", { name: "Change the rule" }).click();
  await analyst.sees("The rule is changed.");
  await analyst.sees(stage.javascript ? "Ended more than 3 days ago" : "Ended more than 4 days ago");
});

story("What falls due is a year, whose months open", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.go("/projects?state=active");
  await analyst.follow("Calendar", page.locator(".tabs"));
  assert.equal(analyst.path(), "/projects?state=active&view=calendar");
  const row = page.locator("table.calendar tbody tr").filter({ has: page.locator("a") }).first();
  const month = await row.getByRole("link").textContent();
  const figures = await row.locator("td.num").allTextContents();
  await row.getByRole("link").click();
  await page.waitForURL(/month=\d{4}-\d{2}/);
  await analyst.sees(page.getByRole("heading", { name: `${month}, day by day` }));
  const due = Number.parseInt(figures[0], 10) || 0;
  const ends = Number.parseInt(figures[2], 10) || 0;
  const listed = await page.locator("#month tbody tr").count();
  assert.equal(listed, Math.min(due + ends, 25));
  if (stage.javascript) await accessible(page, "the calendar");
});

story("The map opens the projects of a country", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.go("/projects");
  await analyst.follow("Map", page.locator(".tabs"));
  await page.getByLabel("Map shows").selectOption("overdue");
  await analyst.send("Apply");
  assert.match(analyst.path(), /view=map&measure=overdue|measure=overdue&view=map/);
  const first = page.locator("#figures tbody tr").first();
  const country = (await first.getByRole("link").textContent()).trim();
  const count = Number(await first.locator("td.num").first().textContent());
  if (stage.javascript) await accessible(page, "the map of projects");
  await analyst.follow(country, page.locator("#figures"));
  assert.match(analyst.path(), /^\/projects\?country=[A-Z]{3}$/);
  assert.equal(Number(await page.locator(".figure dd").first().textContent()), count);
});

for (const view of ["calendar", "map"]) {
  play(`The ${view} of projects fits a phone`, { viewport: PHONE }, async (stage) => {
    const viewer = await stage.as("viewer");
    await viewer.go(`/projects?view=${view}`);
    const over = await viewer.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `nothing scrolls sideways: ${over} px`);
    await accessible(viewer.page, `the ${view} on a phone`);
  });
}

story("A view is saved, shared, opened by somebody else, and deleted", async (stage) => {
  const name = stage.javascript ? "Silent missions" : "Silent missions of old";
  const analyst = await stage.as("headquarters-analyst");
  await analyst.go("/projects?warning=no-report&state=active");
  await analyst.page.locator(".saved-views > summary").click();
  await analyst.page.getByLabel("Save the present filters as").fill(name);
  await analyst.page.locator(".saved-views > form").getByLabel("Share it with everybody who signs in").check();
  await analyst.send("Save the view");
  await analyst.sees(`The view “${name}” is saved.`);

  const viewer = await stage.as("viewer");
  await viewer.go("/projects");
  await viewer.page.locator(".saved-views > summary").click();
  await viewer.follow(name);
  assert.equal(viewer.path(), "/projects?state=active&warning=no-report");

  await analyst.go("/projects");
  await analyst.page.locator(".saved-views > summary").click();
  const row = analyst.page.locator(".views li").filter({ hasText: name }).filter({ has: analyst.page.locator("summary") });
  await row.getByText("Change").first().click();
  await row.getByRole("button", { name: /Delete the view/ }).click();
  await analyst.sees("The view is deleted.");
});

story("Those of chosen projects are reminded with a line", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  await analyst.go("/projects?sort=overdue&state=active");
  const boxes = page.locator("table.portfolio input[type=checkbox]");
  // Each mode has people of its own: nobody is reminded twice a day.
  await boxes.nth(stage.javascript ? 0 : 5).check();
  await page.locator("details.card > summary").filter({ hasText: "Remind" }).click();
  await page.getByLabel("Your line to them").fill("The board meets on Monday.");
  await analyst.send("Remind those of the projects chosen above");
  await analyst.sees(/is reminded of|are reminded of|reminded within a day/);
});
