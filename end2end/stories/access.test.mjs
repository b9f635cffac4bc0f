// Signing in and out, sessions that end, pages that are not there or not open, and the theme.

import assert from "node:assert/strict";
import { accessible } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

story("Signed out, one signs in first and comes back to the page", async (stage) => {
  const viewer = await stage.stranger();
  await viewer.go("/projects/DP.1649/matrix");
  assert.equal(next(viewer), "/projects/DP.1649/matrix");

  await viewer.page.getByLabel("E-mail").fill("viewer@demo.example");
  await viewer.page.getByLabel("Password").fill("not-the-password");
  await viewer.send("Sign in");
  await viewer.sees("The e-mail or the password is wrong.");
  assert.equal(await viewer.page.getByLabel("E-mail").inputValue(), "viewer@demo.example", "the e-mail is kept");
  assert.equal(await viewer.page.getByLabel("Password").inputValue(), "", "the password is not");

  await viewer.signIn("viewer");
  assert.equal(viewer.path(), "/projects/DP.1649/matrix");

  await viewer.page.locator(".user-menu summary").click();
  await viewer.send("Sign out");
  assert.equal(viewer.path(), "/login");
  await viewer.go("/projects");
  assert.equal(next(viewer), "/projects", "the session is gone");
});

story("A demo role signs in with one button", async (stage) => {
  const auditor = await stage.stranger();
  await auditor.go("/audit/log");
  await auditor.send("Auditor");
  assert.equal(auditor.path(), "/audit/log");
  assert.equal(await auditor.heading(), "Audit log");
});

story("A session that ended loses no typed word", async (stage) => {
  const manager = await stage.as("project-manager");
  await manager.go("/projects/DP.1711/gender");
  const note = "Typed before the session ended";
  await manager.page.getByLabel("Yes", { exact: true }).check();
  await manager.page.getByLabel("Note").fill(note);
  await manager.context.clearCookies();
  await manager.send("Code the marker");
  assert.equal(next(manager), "/projects/DP.1711/gender");

  await manager.signIn("project-manager");
  assert.equal(manager.path(), "/projects/DP.1711/gender");
  await manager.sees("Your session had ended. What you typed is still here");
  assert.equal(await manager.page.getByLabel("Note").inputValue(), note);
  assert.ok(await manager.page.getByLabel("Yes", { exact: true }).isChecked(), "the answer is still chosen");
  await manager.sees("Nobody has said anything yet.");
});

story("What is not there and what is not open says so and leads on", async (stage) => {
  const viewer = await stage.as("viewer");
  for (const path of ["/nowhere", "/projects/DP.9999", "/projects/DP.9999/matrix", "/projects/nonsense"]) {
    await viewer.go(path, { status: 404 });
    assert.equal(await viewer.heading(), "There is no such page", path);
    if (stage.javascript) await accessible(viewer.page, path);
  }
  await viewer.follow("Go to my work");
  assert.equal(viewer.path(), "/");

  await viewer.go("/audit/log", { status: 403 });
  assert.equal(await viewer.heading(), "You may see this, but not do it");
  if (stage.javascript) await accessible(viewer.page, "/audit/log");
  await viewer.misses(viewer.page.getByRole("link", { name: "Audit" }), "the log is not offered");

  const manager = await stage.as("project-manager");
  await manager.go("/projects/RR.1655/matrix", { status: 404 });
  assert.equal(await manager.heading(), "There is no such page", "a project out of scope is not to be known of");
});

story("A theme is chosen once and stays", async (stage) => {
  const viewer = await stage.as("viewer");
  const theme = () => viewer.page.locator("html").getAttribute("data-theme");
  assert.equal(await theme(), "auto");
  await viewer.go("/projects?state=active");
  await viewer.page.locator(".user-menu summary").click();
  await viewer.send("Dark");
  assert.equal(viewer.path(), "/projects?state=active", "the page is the same");
  assert.equal(await theme(), "dark");
  const dark = await background(viewer.page);
  await viewer.go("/");
  assert.equal(await theme(), "dark");
  await viewer.page.locator(".user-menu summary").click();
  assert.equal(await viewer.page.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed"), "true");
  await viewer.send("Light");
  assert.equal(await theme(), "light");
  assert.ok(brightness(await background(viewer.page)) > brightness(dark) + 300, "light is brighter than dark");
});

/** Where the sign-in page will lead. */
function next(visitor) {
  const { pathname, searchParams } = new URL(visitor.page.url());
  assert.equal(pathname, "/login");
  return searchParams.get("next");
}

const background = (page) => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
const brightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
