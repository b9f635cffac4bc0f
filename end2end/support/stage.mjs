// The stage of a story: Chromium, the people in it, and what went wrong behind the page.
//
// Every person has a browser of their own (a context: cookies, theme, storage). A console error, an exception, a request that
// failed or an answer with a status of 400 and above fails the story, unless the story said that it expects that status.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const BASE = process.env.BASELINE_URL ?? "http://127.0.0.1:3000";
export const SCREENSHOTS = fileURLToPath(new URL("../screenshots/", import.meta.url));
export const WIDE = { width: 1280, height: 900 };
export const TABLET = { width: 768, height: 1024 };
export const PHONE = { width: 390, height: 844 };

const PASSWORD = "baseline-demo";
/** How long a page may take; generous, because a debug server on a busy machine is slow. */
const PATIENCE = 20_000;

let launched;
/** The cookies of those who may come back, by role. */
const sessions = new Map();

function chromiumOnce() {
  launched ??= chromium.launch({
    executablePath: process.env.BASELINE_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return launched;
}

after(async () => (await launched)?.close());

/** Registers a story twice: with and without JavaScript. `body` gets the stage. */
export function story(title, body) {
  for (const javascript of [true, false]) {
    play(`${title}, ${javascript ? "with" : "without"} JavaScript`, { javascript }, body);
  }
}

/** Registers one test on a stage of its own; every person's page is photographed when it fails. */
export function play(title, options, body) {
  test(title, async () => {
    const stage = new Stage(options);
    try {
      await body(stage);
      assert.ok(stage.faults().length === 0, "Something went wrong behind the pages");
    } catch (error) {
      const faults = stage.faults();
      await stage.photograph(title);
      throw told(error, faults);
    } finally {
      await stage.close();
    }
  });
}

/** What failed, where in the story, and what went wrong behind the pages; without the runner's own frames. */
function told(error, faults) {
  const where = error.stack?.split("\n").filter((line) => /\.test\.mjs:\d+/.test(line)) ?? [];
  const failure = new Error([error.message, ...faults].join("\n"));
  failure.stack = [failure.message, ...where].join("\n");
  return failure;
}

class Stage {
  #visitors = [];

  constructor({ javascript = true, viewport = WIDE } = {}) {
    this.javascript = javascript;
    this.viewport = viewport;
  }

  /** Somebody who has not signed in, or who comes back with the cookies of before. */
  async stranger(cookies = []) {
    const browser = await chromiumOnce();
    const context = await browser.newContext({
      baseURL: BASE,
      javaScriptEnabled: this.javascript,
      viewport: this.viewport,
      locale: "en-GB",
      // So that a picture never shows a colour on its way to another.
      reducedMotion: "reduce",
      timezoneId: "UTC",
    });
    context.setDefaultTimeout(PATIENCE);
    await context.addCookies(cookies);
    const visitor = new Visitor(context, await context.newPage(), this.javascript);
    this.#visitors.push(visitor);
    return visitor;
  }

  /** The demo user of a role, signed in, on the first page. */
  async as(role) {
    const visitor = await this.stranger();
    await visitor.go("/login");
    await visitor.signIn(role);
    return visitor;
  }

  /** The same, coming back with the session of an earlier test of this file; where only looking matters. */
  async back(role) {
    if (sessions.has(role)) return this.stranger(sessions.get(role));
    const visitor = await this.as(role);
    sessions.set(role, await visitor.context.cookies());
    return visitor;
  }

  faults() {
    return this.#visitors.flatMap((visitor) => visitor.faults);
  }

  async photograph(title) {
    mkdirSync(`${SCREENSHOTS}failures`, { recursive: true });
    const name = title.replaceAll(/[^\w]+/g, "-");
    for (const [index, { page }] of this.#visitors.entries()) {
      const path = `${SCREENSHOTS}failures/${name}-${index + 1}.png`;
      // A page that cannot be photographed must not hide why the story failed.
      await page.screenshot({ path, fullPage: true }).catch(() => {});
    }
  }

  async close() {
    for (const { context } of this.#visitors) await context.close();
  }
}

/** One person in one browser. */
class Visitor {
  faults = [];
  #expected = new Set();
  /** While it is off, requests fail and are no fault. */
  #offline = false;

  constructor(context, page, javascript) {
    this.context = context;
    this.page = page;
    this.javascript = javascript;
    page.on("console", (message) => {
      // A failed load is told apart by its answer, below.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        this.#fault(`console: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => this.#fault(`exception: ${error.message}`));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // Leaving a page breaks off what it was still loading; without JavaScript, Chromium refuses the scripts by itself.
      const refused = !javascript && reason === "csp" && request.resourceType() === "script";
      if (reason !== "net::ERR_ABORTED" && !refused && !this.#offline) this.#fault(`${request.method()} ${request.url()}: ${reason}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400 && !this.#expected.has(response.status())) {
        this.#fault(`${response.request().method()} ${response.url()}: ${response.status()}`);
      }
    });
  }

  #fault(what) {
    this.faults.push(`${new URL(this.page.url(), BASE).pathname}: ${what}`);
  }

  /** Opens an address and checks the status of the answer. */
  async go(path, { status = 200 } = {}) {
    if (status >= 400) this.#expected.add(status);
    const response = await this.page.goto(path, { waitUntil: "load" });
    assert.equal(response.status(), status, `the status of ${path}`);
    this.#expected.delete(status);
  }

  /** Takes the line away, or brings it back. */
  async line(there) {
    this.#offline = !there;
    await this.context.setOffline(!there);
  }

  /** Does something while which answers may get lost. */
  async losing(deed) {
    this.#offline = true;
    await deed();
    this.#offline = false;
  }

  /** Fills the sign-in form that is on the page. */
  async signIn(role) {
    await this.page.getByLabel("E-mail").fill(`${role}@demo.example`);
    await this.page.getByLabel("Password").fill(PASSWORD);
    await this.send("Sign in");
    assert.notEqual(this.path(), "/login", `${role} is signed in`);
  }

  /** Path and query of the page. */
  path() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** Presses a button that sends a form, and waits for the page that answers. */
  async send(name, within = this.page) {
    await this.#moving(within.getByRole("button", { name, exact: typeof name === "string" }));
  }

  /** Follows a link, and waits for its page. */
  async follow(name, within = this.page) {
    await this.#moving(within.getByRole("link", { name, exact: typeof name === "string" }).first());
  }

  async #moving(locator) {
    const loaded = this.page.waitForEvent("load");
    // Where the click itself fails, its own message is the one to read.
    loaded.catch(() => {});
    await locator.click();
    await loaded;
  }

  /** Waits until a text, or what a locator names, can be seen. */
  async sees(what) {
    const locator = typeof what === "string" || what instanceof RegExp ? this.page.getByText(what) : what;
    await locator.first().waitFor({ state: "visible" });
  }

  /** Checks that something is not on the page. */
  async misses(locator, why) {
    assert.equal(await locator.count(), 0, why);
  }

  /** The page's title line. */
  async heading() {
    return (await this.page.getByRole("heading", { level: 1 }).innerText()).trim();
  }

  /** The row of a table, or item of a list, that holds a text. */
  row(text) {
    return this.page.locator("main").locator("tr, li").filter({ hasText: text }).first();
  }
}
