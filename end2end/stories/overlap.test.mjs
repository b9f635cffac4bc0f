// Two projects claim the same people: headquarters proposes it, another person approves it, the total is net of it, and says so
// until it is withdrawn.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

/** A corporate indicator whose projects no other story changes. */
const INDICATOR = "/results/MIGOF/O2.1";
const PROJECTS = "RR.1647, HA.1661";

story("An overlap is proposed, approved by another, subtracted in sight, and withdrawn", async (stage) => {
  const analyst = await stage.as("headquarters-analyst");
  const { page } = analyst;
  const propose = page.locator("#overlap > details.edit").filter({ hasText: "Propose an overlap" });
  await analyst.go(INDICATOR);
  const before = await total(page);
  await analyst.sees("No overlap is approved: the total is gross.");

  await propose.getByText("Propose an overlap").click();
  await propose.getByLabel("Projects").fill(PROJECTS);
  await propose.getByLabel("How many are counted more than once").fill("99000000");
  await propose.getByLabel("How it is known").selectOption("joint-list");
  await propose.getByLabel("Reason").fill("Those who were rescued at sea are counted again at landing.");
  await analyst.send("Propose the overlap", propose);
  await analyst.sees(/^Between these projects at most [\d\s]+ can be claimed more than once/);
  await sound(analyst, "overlap-refused");
  assert.equal(await propose.getByLabel("Projects").inputValue(), PROJECTS, "what was typed is kept");
  await propose.getByLabel("How many are counted more than once").fill("25");
  await analyst.send("Propose the overlap", propose);
  await analyst.sees("1 proposed, not subtracted");
  await analyst.misses(page.getByRole("button", { name: "Approve and subtract" }), "nobody approves their own");
  assert.equal(await total(page), before, "nothing was subtracted");

  const administrator = await stage.as("administrator");
  await administrator.go("/");
  await administrator.page.getByRole("link", { name: "Decide about 1 proposed overlap" }).last().click();
  const waiting = administrator.page.locator("#overlap > div").filter({ hasText: "25 between" });
  await waiting.getByText("Decide", { exact: true }).click();
  await administrator.send("Approve and subtract", waiting);
  await administrator.sees("The overlap is approved, and the total is net of it.");
  assert.equal(await total(administrator.page), less(before));
  await administrator.sees("25 between HA.1661, RR.1647");
  const sums = await administrator.page.locator("#overlap .facts dd").allInnerTexts();
  assert.deepEqual(sums.map(number), [before, -25, less(before)], "gross, overlap, net");
  await sound(administrator, "overlap");

  const reader = await stage.as("auditor");
  await reader.go(INDICATOR);
  await reader.sees("“Those who were rescued at sea are counted again at landing.”");
  await reader.misses(reader.page.locator("#overlap form"), "who audits proposes nothing");

  await analyst.go(INDICATOR);
  const one = page.locator("#overlap > div").filter({ hasText: "25 between" });
  await one.getByText("Withdraw", { exact: true }).click();
  await analyst.send("Withdraw the overlap", one);
  await analyst.sees("Say why; it is needed, and kept.");
  await one.locator("form[action*=withdraw]").getByLabel("Reason").fill("The registers of the ships were not counted.");
  await analyst.send("Withdraw the overlap", one);
  await analyst.sees("The overlap is withdrawn.");
  assert.equal(await total(page), before, "the total is as it was");
});

/** The total that the page tells of: "206 544 people: where it comes from". */
async function total(page) {
  const heading = await page.getByRole("heading", { name: /where it comes from$/ }).innerText();
  return number(heading.split(/[^\d\s.−]/)[0]);
}

/** Without 25, of a number with at most four decimals. */
const less = (before) => Number((before - 25).toFixed(4));

const number = (text) => Number(text.replace("−", "-").replaceAll(/[^\d.-]/g, ""));
