// Story 1 the other way round: one indicator over all its periods, saved together.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { cell, ready, save } from "../support/grid.mjs";
import { story } from "../support/stage.mjs";

// Of this project no other story touches these two indicators.
const PROGRESS = "/projects/DP.1588/progress";

story("One indicator is seen over all its periods, typed into and saved", async (stage) => {
  const title = stage.javascript ? "Minutes a trader on foot waits at the border" : "Border posts with a working data system";
  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go(PROGRESS);
  await manager.follow(title);
  assert.match(manager.path(), /\?indicator=\d+$/);
  await ready(manager);
  await manager.sees(page.locator("h2.period").getByText(title));
  assert.equal(await page.locator("table.grid tbody tr").count(), 8, "every period that has begun");
  await manager.sees("7 of 8 periods filled");
  await manager.misses(cell(page, "Q1 2025", "total"), "what is approved, or locked, is not typed into");
  await cell(page, "Q4 2026", "total").fill(stage.javascript ? "3 hundred" : "three");
  await save(manager);
  await manager.sees(page.locator("[data-errors]").getByText(/^“.*” is not a number\./));
  await sound(manager, "across-refused");
  await cell(page, "Q4 2026", "total").fill(stage.javascript ? "360" : "1");
  if (stage.javascript) await manager.sees("1 change not saved yet");
  await save(manager);
  await manager.sees("1 value saved as a draft.");
  await manager.sees("8 of 8 periods filled");
  // What is odd is said against the period before it.
  await manager.sees(page.locator("[data-doubt]").getByText(/ of Q\d 2026\./));
  await manager.follow("‹ All indicators");
  assert.equal(manager.path(), PROGRESS);
});
