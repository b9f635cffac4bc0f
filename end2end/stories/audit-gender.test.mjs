// Story 3: an auditor sees which markers are missing; three people give one; the auditor sees who.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

// With JavaScript the project that has no marker gets its first one. Without, the one of another project, confirmed long ago, is
// coded again: both paths are gone, and neither test meets what the other left behind.
const FIRST = "DP.1711";
const AGAIN = "DP.1588";

story("Three people give a marker, and the auditor sees who", async (stage) => {
  const first = stage.javascript;
  const code = first ? FIRST : AGAIN;
  const gender = `/projects/${code}/gender`;
  const auditor = await stage.as("auditor");

  await auditor.follow("Gender");
  assert.equal(await auditor.heading(), "Gender marker");
  await auditor.page.getByRole("combobox", { name: "Marker" }).selectOption("Not assessed");
  await auditor.send("Apply");
  assert.match(auditor.path(), /code=not-assessed/);
  const list = auditor.page.locator("#list tbody tr");
  const unassessed = await list.count();
  assert.ok(unassessed > 0, "some projects are not assessed");
  assert.equal(await list.filter({ hasText: code }).count(), first ? 1 : 0, `${code} in the list of those not assessed`);

  const manager = await stage.as("project-manager");
  await manager.go(gender);
  const rationale = await showRationale(manager, first);
  await manager.page.getByLabel("Needs assessment").fill("A sentence that nobody wrote into the proposal");
  await choose(manager);
  await manager.send("Code the marker");
  await manager.sees("This sentence does not stand in the rationale. Copy it from there word for word.");
  await sound(manager, "gender-refused");
  assert.equal(await manager.page.getByLabel("Note").inputValue(), "Coded from the matrix.", "the rest is kept");

  await manager.page.getByLabel("Needs assessment").fill(rationale.match(/[^.]+\./)[0].trim());
  await manager.send("Code the marker");
  await manager.sees("The marker is coded 2a. The gender focal point validates it next.");
  await manager.misses(manager.page.getByRole("button", { name: /^Validate/ }), "who coded cannot validate");

  const endorser = await stage.as("endorser");
  await endorser.go(gender);
  await endorser.misses(endorser.page.getByRole("button", { name: /^Confirm/ }), "nothing is confirmed before validation");

  const focalPoint = await stage.as("gender-focal-point");
  await focalPoint.go(gender);
  await sound(focalPoint, "gender-validate");
  await focalPoint.page.getByLabel("Note").fill("The evidence carries it.");
  await focalPoint.send("Validate as 2a");
  await focalPoint.sees("The marker is validated. The endorser confirms it next.");

  await endorser.go(gender);
  await endorser.send("Confirm 2a");
  await endorser.sees("The marker is confirmed.");

  await auditor.go("/gender?code=2a&stage=confirmed");
  const row = auditor.page.locator("#list tbody tr").filter({ hasText: code });
  for (const hand of ["coded: Project manager", "validated: Gender focal point", "confirmed: Endorser"]) {
    await auditor.sees(row.getByText(hand));
  }
  await auditor.go("/gender?code=not-assessed");
  assert.equal(await list.count(), first ? unassessed - 1 : unassessed);

  await auditor.go(gender);
  const timeline = await auditor.page.locator("ol.timeline").innerText();
  assert.match(timeline, /The evidence carries it\./, "the validator's note is in the history");

  await auditor.go(`/audit/log?project=${code}&act=gender`);
  for (const [act, who] of [
    ["Marker confirmed", "Endorser"],
    ["Marker validated", "Gender focal point"],
    ["Marker coded", "Project manager"],
  ]) {
    const entry = auditor.page.locator("main tbody tr").filter({ hasText: act }).first();
    await auditor.sees(entry.filter({ hasText: who }));
    assert.match(await entry.innerText(), new RegExp(code.replace(".", "\\.")), `${act} names the project`);
  }
});

story("An auditor changes nothing: no page offers a form that writes", async (stage) => {
  const auditor = await stage.as("auditor");
  const pages = ["/", "/projects", "/results", "/funding", "/gender", "/audit/log"];
  for (const part of ["", "/matrix", "/progress", "/gender", "/history"]) pages.push(`/projects/DP.1649${part}`);
  for (const path of pages) {
    await auditor.go(path);
    // A view is a bookmark of one's own and changes nothing of the organization.
    const form = 'main form[method="post"]:not([action$="/view_save"])';
    const writing = auditor.page.locator(`${form}, main .edit-link, main .add-link`);
    await auditor.misses(writing, `${path} offers nothing to change`);
  }
});

async function showRationale(manager, first) {
  // The form stands open where there is no marker yet; where there is one, it is opened.
  if (!first) await manager.page.getByText("Code it again").click();
  await manager.page.getByText("Show the rationale").click();
  return manager.page.locator("blockquote.prose").innerText();
}

async function choose(manager) {
  const { page } = manager;
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByLabel("Outputs: the one that shows it").selectOption({ index: 1 });
  await page.getByLabel("Activities: the one that shows it").selectOption({ index: 1 });
  await page.getByLabel("Gender equality is the project’s principal purpose").uncheck();
  await page.getByLabel("Note").fill("Coded from the matrix.");
}
