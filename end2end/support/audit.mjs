// What every page must hold, whatever it shows: no violation found by axe, nothing wider than the window, one title.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { PHONE, SCREENSHOTS, WIDE } from "./stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 at level AA with all that came before it, and what axe advises beyond. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with the rule, the reason and the mark-up of every violation. Needs a page with JavaScript. */
export async function accessible(page, name) {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  const results = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  const violations = results.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id} (${help}): ${node.html}\n    ${node.failureSummary.replaceAll("\n", " ")}`),
  );
  assert.ok(violations.length === 0, `${name}: axe found\n${violations.join("\n")}`);
}

/** The page itself never scrolls sideways; a grid may, within its own frame. */
export async function fits(page, name) {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const inFrame = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== "visible") return true;
      }
      return false;
    };
    const outside = [...document.body.querySelectorAll("*")].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 0.5 && !inFrame(element),
    );
    return outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)).concat(outside.length ? [] : ["?"]);
  });
  assert.ok(wide.length === 0, `${name}: wider than the window:\n${wide.join("\n")}`);
}

/** One title, and a name for the window that begins with what the page is. */
export async function titled(page, name) {
  assert.equal(await page.locator("h1").count(), 1, `${name}: one h1`);
  assert.match(await page.title(), /\S+.* · Baseline$/, `${name}: the window has a name`);
}

/** Keeps a picture of the whole page under `screenshots/`. */
export async function photograph(page, name) {
  const path = `${SCREENSHOTS}${name}.png`;
  await mkdir(dirname(path), { recursive: true });
  // As it stands: hiding the caret and stopping animations would need a style of Playwright's, which the page's policy refuses.
  await page.screenshot({ path, fullPage: true, caret: "initial", animations: "allow" });
}

/** A page in the middle of a story, with what was typed and refused: on a desk and on a phone. */
export async function sound({ page, javascript }, name) {
  for (const [width, viewport] of [["390", PHONE], ["1280", WIDE]]) {
    await page.setViewportSize(viewport);
    await photograph(page, `stories/${name}-${width}`);
    await fits(page, name);
    if (javascript) await accessible(page, name);
  }
}
