// 200 indicators of five cells each in one grid: how long a key takes until its letter is painted. The last of the stories, because it
// makes a project of an unusual size.

import assert from "node:assert/strict";
import { call, token } from "../support/api.mjs";
import { presentPeriod, ready } from "../support/grid.mjs";
import { play } from "../support/stage.mjs";

const CODE = "DP.1588";
const INDICATORS = 200;
/** Milliseconds; generous, because this is no bench and the machine may be busy: docs/benchmarks.md has the figures. */
const SMOOTH = 250;

play("200 indicators stay smooth", {}, async (stage) => {
  const bearer = token("administrator");
  const { nodes } = await call(bearer, "GET", `/projects/${CODE}/matrix`);
  const output = nodes.filter((node) => node.kind === "output").at(-1);
  const there = nodes.flatMap((node) => node.indicators).length;
  for (let n = there; n < INDICATORS; n += 1) {
    const measured = { kind: "count", direction: "increase", accumulation: "sum", operator: "sum", by_sex: true, by_age: true };
    const indicator = { title: `People reached by measure ${n}`, unit: "people", target: "4000", baseline: "0", ...measured };
    await call(bearer, "POST", `/projects/${CODE}/matrix/indicators`, { node: output.id, indicator });
  }
  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go(`/projects/${CODE}/progress`);
  await presentPeriod(manager);
  await ready(manager);
  const cells = page.locator("tr[data-row] input[data-cell]");
  assert.ok((await cells.count()) > 1000);
  const opened = await page.evaluate(() => {
    const [there] = performance.getEntriesByType("navigation");
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    return { kilobytes: there.decodedBodySize / 1000, painted: painted.startTime, complete: there.loadEventEnd };
  });
  await page.evaluate(() => {
    window.taken = [];
    document.addEventListener("keydown", () => {
      const pressed = performance.now();
      // The frame after the next one begins when this one has been painted.
      requestAnimationFrame(() => setTimeout(() => window.taken.push(performance.now() - pressed)));
    }, true);
  });
  await page.getByLabel("People reached by measure 60, female", { exact: true }).focus();
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press(`${n % 10}`);
    if (n % 3 === 2) await page.keyboard.press("Enter");
  }
  await page.waitForTimeout(200);
  const taken = (await page.evaluate(() => window.taken)).sort((a, b) => a - b);
  const [median, most] = [taken[Math.floor(taken.length / 2)], taken[Math.floor(taken.length * 0.95)]];
  const told = { ...opened, keys: taken.length, median, p95: most };
  console.log(`  ${INDICATORS} indicators: ${JSON.stringify(told, (_, value) => (typeof value === "number" ? Math.round(value) : value))}`);
  assert.ok(median < SMOOTH, `a key takes ${Math.round(median)} ms until it is painted`);
});
