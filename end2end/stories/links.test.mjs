// A project proposes what its indicator counts towards; headquarters confirms it, and the total has the share of it. Then it is ended.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

/** An indicator with approved values that counts nowhere, and a corporate one whose projects no other story changes. */
const PROJECT = "/projects/DP.1588/matrix/links";
const INDICATOR = "Traders informed of rules and complaint channels";
const CORPORATE = "O3.3 · Migrant workers given orientation before departure";
const TOTAL = "/results/MIGOF/O3.3";

story("A link is proposed, confirmed by another person, counts with its share, and is ended", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  await analyst.go(TOTAL);
  const before = await total(analyst.page);

  const manager = await stage.as("project-manager");
  const { page } = manager;
  await manager.go(PROJECT);
  await sound(manager, "links-list");
  await page.getByRole("link", { name: INDICATOR }).click();
  const form = page.locator("#propose");
  await manager.send("Propose", form);
  await manager.sees("Choose a corporate indicator.");
  await form.locator("summary").click();
  await form.getByText(CORPORATE).click();
  await form.getByLabel("Share in percent").fill("200");
  await manager.send("Propose", form);
  await manager.sees("“200” is no share.");
  await sound(manager, "link-refused");
  await form.getByLabel("Share in percent").fill("50");
  await manager.send("Propose", form);
  await manager.sees("Proposed. It counts once headquarters has confirmed it.");

  await analyst.go(TOTAL);
  assert.equal(await total(analyst.page), before, "what waits counts nowhere");
  await analyst.go("/");
  await analyst.page.getByRole("link", { name: /proposed links? waits? for confirmation/ }).click();
  const row = analyst.page.getByRole("row").filter({ hasText: INDICATOR });
  await row.getByRole("checkbox").check();
  await sound(analyst, "links-waiting");
  await analyst.send("Confirm the chosen", analyst.page.locator("#decide"));
  await analyst.sees("One link is confirmed and counts.");
  await analyst.go(TOTAL);
  const after = await total(analyst.page);
  assert.ok(after > before, `half of it is in the total: ${before} → ${after}`);

  await analyst.go(`/results/links?state=standing&q=${encodeURIComponent(INDICATOR)}`);
  await analyst.page.locator("td details.edit > summary").first().click();
  const end = analyst.page.locator("details.edit form.panel").first();
  await end.getByLabel("Reason").fill("It was a trial.");
  await analyst.send("End the link", end);
  await analyst.sees("The link has ended: nothing of the indicator counts there any more.");
  await analyst.go(TOTAL);
  assert.equal(await total(analyst.page), before, "the total is as it was");
});

/** The total that the page tells of: "206 544 people: where it comes from". */
async function total(page) {
  const heading = await page.getByRole("heading", { name: /where it comes from$/ }).innerText();
  return Number(heading.split(/[^\d\s.−]/)[0].replaceAll(/[^\d.-]/g, ""));
}
