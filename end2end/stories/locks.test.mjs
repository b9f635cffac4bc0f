// A period is closed while its manager types; nothing typed is lost, and who is let in goes on.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { cell, ready, save, type, typed } from "../support/grid.mjs";
import { story } from "../support/stage.mjs";

const CODE = "DP.1711";
const REASON = "The quarter went to the donor.";

story("A period is locked, says so, and lets one person in", async (stage) => {
  const value = stage.javascript ? "14" : "15";
  const manager = await stage.as("project-manager");
  await manager.go(`/projects/${CODE}/progress`);
  await ready(manager);
  const period = (await manager.page.locator("h2.period").innerText()).trim();
  const title = await manager.page.locator("tr[data-row][data-kind=count]").first().getAttribute("data-title");
  await type(manager.page, title, { total: value });

  const endorser = await stage.as("endorser");
  await endorser.go(`/projects/${CODE}/progress`);
  await endorser.follow("Lock up to this period");
  assert.equal(await endorser.page.getByLabel("Project code").inputValue(), CODE);
  await endorser.send("Lock the periods");
  await endorser.sees("Say why; it is needed, and kept.");
  await endorser.page.locator("#set").getByLabel("Reason").fill(REASON);
  await endorser.send("Lock the periods");
  await endorser.sees("The periods are locked.");
  await sound(endorser, "locks");
  const lock = endorser.page.locator("section.card").filter({ hasText: REASON });

  await save(manager);
  await manager.sees(/were locked by Endorser on .* “The quarter went to the donor\.” What you typed is still here\./);
  assert.equal((await typed(manager.page, title)).total, value);
  await sound(manager, "progress-locked-meanwhile");

  const reader = await stage.as("viewer");
  await reader.go(manager.path());
  await reader.sees(`Nothing on this page can change. If something must, ask Endorser to let you in.`);
  await reader.page.getByText("All periods").first().click();
  await reader.sees(reader.page.getByRole("link", { name: new RegExp(`^${period} · .* · locked$`) }));
  await sound(reader, "progress-locked");

  await lock.getByText("Let one person in").click();
  await lock.getByLabel("E-mail of the person").fill("project-manager@demo.example");
  await lock.getByLabel("Let in until").fill("2099-12-31");
  await lock.locator("form").filter({ hasText: "Let this person in" }).getByLabel("Reason").fill("One count is late.");
  await endorser.send("Let this person in", lock);
  await endorser.sees("Project manager is let in.");

  await save(manager);
  await manager.sees("1 value saved as a draft.");
  await manager.sees(/You are let in until 31 Dec 2099/);
  assert.equal(await cell(manager.page, title, "total").inputValue(), value);

  await lock.getByText("Lift the lock").click();
  await lock.locator("form").filter({ hasText: "Lift this lock" }).getByLabel("Reason").fill("The donor has read it.");
  await endorser.send("Lift this lock", lock);
  await endorser.sees("The lock is lifted; its periods can change again.");
  await endorser.sees("“The donor has read it.”");
});
