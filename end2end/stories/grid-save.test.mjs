// Story 1 on a slow line: saving in place, what a lost connection and a lost answer do, undo, and blocks of cells.

import assert from "node:assert/strict";
import { accessible } from "../support/audit.mjs";
import { cell, presentPeriod, ready, save, type, typed } from "../support/grid.mjs";
import { play, PHONE, WIDE } from "../support/stage.mjs";

// In the present quarter of DP.1588 and DP.1711, which no other story touches.
const COMPLAINTS = "Complaints of travellers that are answered in two weeks";
const POSTS = "Posts equipped and connected";
const OFFICERS = "Officers trained on the system";
const TRADERS = "Traders informed of rules and complaint channels";
const WOMEN = "Women traders who know where to complain";
const COMMITTEES = "Joint committees that function";
const DECISIONS = "Joint decisions put into practice";

play("A block of 5 × 3 cells from the clipboard is one change, is undone and done again, and is saved in place", {}, async (stage) => {
  const manager = await at(stage, "DP.1588");
  const { page } = manager;
  const block = "7/9\t19/22\t26/31\n\t\t14\n12\t9\t21\n60\t40\t110\n\t\t33/40";
  await manager.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), block);
  await cell(page, COMPLAINTS, "female").focus();
  await page.keyboard.press("Control+v");
  const pasted = [
    [COMPLAINTS, { female: "7/9", male: "19/22", total: "26/31" }],
    [POSTS, { total: "14" }],
    [OFFICERS, { female: "12", male: "9", total: "21" }],
    [TRADERS, { female: "60", male: "40", total: "110" }],
    [WOMEN, { total: "33/40" }],
  ];
  const stands = async (rows) => {
    for (const [title, cells] of rows) assert.deepEqual(await typed(page, title), cells, title);
  };
  await stands(pasted);
  await manager.sees("11 changes not saved yet");
  await page.keyboard.press("Control+z");
  await stands(pasted.map(([title, cells]) => [title, Object.fromEntries(Object.keys(cells).map((name) => [name, ""]))]));
  await page.keyboard.press("Control+y");
  await stands(pasted);

  // A block goes back to the clipboard with its blanks.
  await cell(page, COMPLAINTS, "female").focus();
  await cell(page, TRADERS, "total").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.replaceAll("\r", ""), block.split("\n").slice(0, 4).join("\n"));

  await cell(page, TRADERS, "male").focus();
  const scrolled = await page.evaluate(() => scrollY);
  await page.keyboard.press("Control+s");
  await manager.sees(/^5 values saved as drafts\. \(\d\d:\d\d\)$/);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("data-cell")), "sex.male", "the cursor stays");
  assert.equal(await page.evaluate(() => scrollY), scrolled, "the page stays where it was");
  await stands([[OFFICERS, { female: "12", male: "9", total: "21" }]]);
  assert.equal(await page.locator("[data-unsaved]").innerText(), "");
  await accessible(page, "the grid after saving in place");
  for (const viewport of [PHONE, WIDE]) await page.setViewportSize(viewport);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await manager.sees(/changes not saved yet$/);
  await manager.go(manager.path());
  await ready(manager);
  await manager.sees("11 values that had not been saved were kept in this browser");
});

play("The connection is lost while typing, and all of it is saved once it is back", {}, async (stage) => {
  const manager = await at(stage, "DP.1588");
  const { page } = manager;
  await type(page, COMMITTEES, { total: "3" });
  await manager.line(false);
  await manager.sees("There is no connection. What you type is kept in this browser");
  await type(page, DECISIONS, { total: "5" });
  await page.getByRole("button", { name: "Save the draft" }).click();
  await manager.sees("There is no connection.");
  await type(page, DECISIONS, { total: "6" });
  assert.deepEqual(await typed(page, COMMITTEES), { total: "3" });
  await manager.line(true);
  await manager.sees(/^\d+ values saved as drafts\. \(\d\d:\d\d\)$/);
  assert.equal(await page.locator("[data-notice]").innerText(), "", "what was said about the line is gone");
  await manager.go(manager.path());
  assert.deepEqual(await typed(page, COMMITTEES), { total: "3" });
  assert.deepEqual(await typed(page, DECISIONS), { total: "6" });
});

play("An answer that gets lost makes neither a second write nor a conflict", {}, async (stage) => {
  const manager = await at(stage, "DP.1711");
  const { page } = manager;
  const line = page.locator("tr[data-row][data-kind=count]").first();
  const title = await line.getAttribute("data-title");
  const version = () => line.locator("input[type=hidden]").first().inputValue();
  await type(page, title, { total: "8" });
  // The server writes, but the person never hears of it.
  await page.route("**/api/actual_save", async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  }, { times: 1 });
  await manager.losing(async () => {
    await page.getByRole("button", { name: "Save the draft" }).click();
    await manager.sees("There is no connection.");
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await manager.sees(/^Nothing had changed, so nothing was written\. \(\d\d:\d\d\)$/);
  assert.equal(await version(), "1");
  assert.equal((await typed(page, title)).total, "8");
});

play("Two people in one cell: the second sees both values in place, decides, and undoes nothing else", {}, async (stage) => {
  const first = await at(stage, "DP.1711");
  const title = await first.page.locator("tr[data-row]:has([data-cell='sex.female'])").first().getAttribute("data-title");
  const kind = await first.page.locator(`tr[data-title=${JSON.stringify(title)}]`).getAttribute("data-kind");
  const number = (n) => (kind === "count" ? String(n) : `${n} / 100`);
  const second = await at(stage, "DP.1711");
  await type(first.page, title, { female: number(11), total: number(40) });
  await save(first);
  await type(second.page, title, { total: number(50) });
  await save(second);
  await second.sees(second.page.locator("[data-errors]").getByText(/changed it on .* now 40( \/ 100)? stands there/));
  assert.equal((await typed(second.page, title)).total, number(50).replaceAll(" ", ""), "what was typed stays");
  await save(second);
  await second.sees(/^1 value saved as a draft\. \(\d\d:\d\d\)$/);
  const stands = await typed(second.page, title);
  assert.deepEqual([stands.female, stands.total], [number(11), number(50)].map((text) => text.replaceAll(" ", "")));
});

play("Odd values are warned of while typing, in the words of the server", {}, async (stage) => {
  const manager = await at(stage, "DP.1711");
  const { page } = manager;
  const line = page.locator("tr[data-row][data-kind=count][data-before]").last();
  const title = await line.getAttribute("data-title");
  await type(page, title, { total: "987654" });
  const card = page.locator("[data-doubt]").filter({ hasText: title });
  await manager.sees(card);
  const [said, state] = [await card.innerText(), await line.locator(".state").innerText()];
  assert.match(said, /beyond 150 % of the target|at least ten times/);
  await save(manager);
  assert.equal(await card.innerText(), said);
  assert.equal(await line.locator(".state").innerText(), state);
  await manager.go(manager.path());
  await ready(manager);
  assert.equal(await card.innerText(), said);
  await type(page, title, { total: "" });
  await manager.misses(card, "a blank is nothing to wonder at");
  await save(manager);
});

play("A session that ended loses nothing: sign in, and go on", {}, async (stage) => {
  const manager = await at(stage, "DP.1711");
  const { page } = manager;
  const title = await page.locator("tr[data-row][data-kind=count]").nth(1).getAttribute("data-title");
  await type(page, title, { total: "21" });
  await manager.context.clearCookies();
  await page.getByRole("button", { name: "Save the draft" }).click();
  await manager.sees("Your session has ended.");
  await type(page, title, { total: "22" });
  await manager.follow("Sign in and go on");
  await manager.signIn("project-manager");
  await ready(manager);
  assert.equal((await typed(page, title)).total, "22", "typed after the session had ended");
  await save(manager);
  await manager.sees(/^1 value saved as a draft\. \(\d\d:\d\d\)$/);
});

/** The project manager in front of the present quarter of a project. */
async function at(stage, code) {
  const manager = await stage.as("project-manager");
  await manager.go(`/projects/${code}/progress`);
  await presentPeriod(manager);
  await ready(manager);
  return manager;
}
