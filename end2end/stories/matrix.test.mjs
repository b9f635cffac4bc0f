// Story 1, before the progress: the results matrix is edited on one page, and two editors do not overwrite each other.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

story("A project manager adds to the matrix and revises it", async (stage) => {
  const { visitor, page, outcome } = await planner(stage);
  const output = await addOutput(visitor, outcome);
  const title = titleOf(stage);

  await visitor.follow(`Add an indicator to output ${output}`);
  await page.getByLabel("What is measured").fill(title);
  await page.getByLabel("Unit").fill("people");
  await page.getByLabel("Baseline").fill("0");
  await page.getByLabel("Target").fill("many");
  await page.getByLabel("Reported by sex").check();
  await page.getByLabel("Data source and collection method").fill("Attendance lists, every month");
  await visitor.send("Add the indicator");
  await visitor.sees("“many” is not a number.");
  await sound(visitor, "matrix-wrong-target");
  assert.equal(await page.getByLabel("What is measured").inputValue(), title, "the rest is kept");
  assert.equal(await page.getByLabel("Target").getAttribute("aria-invalid"), "true");
  await page.getByLabel("Target").fill("1 200");
  await visitor.send("Add the indicator");
  await visitor.sees("Added.");
  assert.match(await row(page, title).innerText(), /people · sum · by sex[\s\S]*1\s200/);

  await visitor.follow(/^Edit/, row(page, title));
  await page.getByLabel("Target").fill("1 500");
  await visitor.send(/^Save indicator/);
  await visitor.sees("Saved.");
  await sound(visitor, "matrix-saved");
  assert.match(await row(page, title).innerText(), /1\s500/);
});

story("Of two editors, the second sees what the first wrote, and decides", async (stage) => {
  const { page, visitor, code } = await planner(stage);
  await visitor.follow(/^Edit/, page.locator("tr.indicator").first());
  const address = visitor.path();

  const administrator = await stage.as("administrator");
  await administrator.go(address);
  const source = "Register of the districts, counted anew";
  await administrator.page.getByLabel("Data source and collection method").fill(source);
  await administrator.send(/^Save indicator/);
  await administrator.sees("Saved.");

  const mine = "Register of the districts, checked by telephone";
  await page.getByLabel("Data source and collection method").fill(mine);
  await visitor.send(/^Save indicator/);
  await visitor.sees(/^Administrator changed this on /);
  await visitor.sees(`Now there: “${source}”.`);
  await sound(visitor, "matrix-two-editors");
  assert.equal(await page.getByLabel("Data source and collection method").inputValue(), mine, "what was typed is kept");
  const other = await stage.as("viewer");
  await other.go(`/projects/${code}/matrix`);
  await other.sees(source);

  await visitor.send(/^Save indicator/);
  await visitor.sees("Saved.");
  await visitor.sees(mine);
});

story("A viewer reads the matrix and is offered nothing to change", async (stage) => {
  const viewer = await stage.as("viewer");
  await viewer.go("/projects/DP.1649/matrix");
  await viewer.sees("Victims identified and referred");
  await viewer.misses(viewer.page.locator("main form[method=post], .edit-link, .add-link"), "no way to edit");
  const address = "/projects/DP.1649/matrix?add=objective";
  await viewer.go(address);
  await viewer.misses(viewer.page.locator("main form[method=post]"), "nor by typing the address of a form");
});

/** The project manager on the matrix of a project that no other story changes in this mode. */
async function planner(stage) {
  const visitor = await stage.as("project-manager");
  const code = stage.javascript ? "HM.1730" : "DP.1588";
  await visitor.go(`/projects/${code}/matrix`);
  return { visitor, page: visitor.page, code, outcome: "1" };
}

/** Adds an output, first without its statement. Returns its number. */
async function addOutput(visitor, outcome) {
  const add = `Add an output under outcome ${outcome}`;
  const levels = () => visitor.page.locator("tr.node.output .level").allInnerTexts();
  const before = await levels();
  await visitor.follow(add);
  await visitor.send(add);
  await visitor.sees("This cannot be left blank.");
  await visitor.page.getByLabel("Statement").fill("Districts answer calls for help within a day");
  await visitor.page.getByLabel("Assumptions").fill("Telephone lines work in the rainy season.");
  await visitor.send(add);
  await visitor.sees("Added.");
  const added = (await levels()).filter((level) => !before.includes(level));
  assert.equal(added.length, 1, "one output more");
  return added[0].match(/[\d.]+/)[0];
}

const titleOf = (stage) => `Calls answered within a day, ${stage.javascript ? "first" : "second"} count`;

/** The line of an indicator, by its title. */
const row = (page, title) => page.locator("tr.indicator").filter({ hasText: title }).first();
