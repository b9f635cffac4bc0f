// Every page, as the roles that see it differently: in both themes, on a desk and on a phone, without a violation found by
// axe, without an error on the console, without scrolling sideways; with a picture of each under `screenshots/`.
//
// A page is loaded once and then looked at in four ways: themes and widths are the style sheet's doing.

import { accessible, fits, photograph, titled } from "./support/audit.mjs";
import { PHONE, play, TABLET, WIDE } from "./support/stage.mjs";

const PROJECT = "/projects/DP.1649";

/** By role: path, and the status of its answer where it is not 200. */
const PAGES = {
  "signed-out": ["/login", "/login?next=%2Fgender"],
  "project-manager": [
    "/",
    "/projects",
    PROJECT,
    `${PROJECT}/matrix`,
    `${PROJECT}/matrix/paste`,
    `${PROJECT}/edit`,
    "/projects/DP.1711/matrix/targets",
    `${PROJECT}/matrix/links`,
    `${PROJECT}/matrix/links?indicator=80`,
    `${PROJECT}/progress`,
    `${PROJECT}/budget`,
    `${PROJECT}/budget?edit=yes`,
    `${PROJECT}/budget/allocations`,
    `${PROJECT}/budget/spent`,
    `${PROJECT}/budget/spent?month=usual`,
    `${PROJECT}/budget/ledger`,
    "/projects/DP.1588/budget/spent",
    `${PROJECT}/gender`,
    "/projects/DP.1711/gender",
    "/results",
    "/funding",
    "/gender",
  ],
  "project-staff": ["/", `${PROJECT}/progress`],
  reviewer: ["/", `${PROJECT}/progress`, "/projects/DP.1711/progress"],
  endorser: ["/", "/projects/DP.1711/gender", "/locks"],
  "gender-focal-point": ["/", "/projects/DP.1711/gender"],
  "fund-manager": [
    "/",
    "/funding",
    "/funding?view=map",
    "/funding/import",
    "/funding/2018/areas",
    "/rates",
    "/budget-rules",
    "/quality-rules",
    "/projects/RR.1647/budget",
    "/projects/RR.1647/budget/spent",
    "/projects/EM.1715/budget/spent",
    "/funding/contributions",
    "/funding/contributions/new",
    "/funding/contributions/1",
    "/funding/donors",
    "/projects/DP.1740/budget",
  ],
  "headquarters-analyst": [
    "/",
    "/projects",
    "/projects?state=active&page=2",
    "/projects?q=nothing-is-called-so",
    "/projects/HA.1577",
    "/results?year=2026&compare=2025&gender=2a",
    "/results/pivot?rows=region&columns=gender&indicator=P1.2",
    "/results/pivot?rows=indicator&columns=region&measure=coverage",
    "/results/map?indicator=P1.2&measure=progress",
    "/results/MIGOF/P1.2/charts",
    "/results",
    "/results/MIGOF/P1.2",
    "/results/links",
    "/results/links?state=standing",
    "/results/links?state=refused",
    "/results/frameworks",
    "/results/frameworks/MIGOF",
    "/results/frameworks/OE?open=new-indicator-7",
    "/results/frameworks/OE?open=targets-17",
    "/results/MIGOF/O3.1",
    "/funding",
    "/funding?by=donor",
    "/funding?by=earmarking",
    "/funding?by=year",
    "/funding?view=flow",
    "/gender",
    "/locks",
  ],
  auditor: [
    "/",
    "/projects",
    `${PROJECT}/matrix`,
    `${PROJECT}/gender`,
    `${PROJECT}/history`,
    "/gender?code=not-assessed",
    "/gender?code=overdue&region=1",
    "/audit/log",
    "/audit/log?act=gender",
    "/locks",
  ],
  viewer: ["/", "/projects", PROJECT, `${PROJECT}/edit`, `${PROJECT}/matrix`, `${PROJECT}/progress`, ["/audit/log", 403], ["/locks", 403], ["/nowhere", 404]],
  administrator: ["/", "/projects/CT.1751", "/projects/CT.1751/matrix", "/audit/log?who=manager"],
};

const LOOKS = [
  { width: "1280", viewport: WIDE, colorScheme: "light" },
  { width: "1280", viewport: WIDE, colorScheme: "dark" },
  { width: "390", viewport: PHONE, colorScheme: "dark" },
  { width: "390", viewport: PHONE, colorScheme: "light" },
];

for (const [role, paths] of Object.entries(PAGES)) {
  for (const entry of paths) {
    const [path, status] = Array.isArray(entry) ? entry : [entry, 200];
    play(`${path} as ${role}`, {}, async (stage) => {
      const visitor = role === "signed-out" ? await stage.stranger() : await stage.back(role);
      await visitor.go(path, { status });
      await titled(visitor.page, path);
      for (const look of LOOKS) await lookAt(visitor.page, role, path, look);
      await visitor.page.setViewportSize(TABLET);
      await fits(visitor.page, `${path} on a tablet`);
    });
  }
}

async function lookAt(page, role, path, { width, viewport, colorScheme }) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  const slug = path.replaceAll(/[^\w.=]+/g, "-").replace(/^-|-$/g, "") || "my-work";
  const name = `pages/${role}/${slug}-${width}-${colorScheme}`;
  await photograph(page, name);
  await fits(page, name);
  await accessible(page, name);
}
