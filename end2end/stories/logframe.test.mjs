// Story 1, before the matrix: a logframe that stands in a spreadsheet becomes rows of it.

import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

const LOGFRAME = [
  ["", "Result", "Indicator", "Baseline", "Target"],
  ["Outcome 7", "Families rebuild their livelihoods", "Families with an income of their own", "TBD", "1,200"],
  ["", "", "Share of families in debt", "60 %", "30 %"],
  ["Output 7.1", "Cash reaches the families", "Families paid", "0", "as many as possible"],
  ["Visibility", "Posters hang", "", "", ""],
]
  .map((row) => row.join("\t"))
  .join("\n");

story("A logframe is pasted, its columns are named, and what is good is added", async (stage) => {
  const visitor = await stage.as("administrator");
  const { page } = visitor;
  // Projects whose matrix no other story changes, one for each mode.
  await visitor.go(`/projects/${stage.javascript ? "DP.1740" : "DP.1748"}/matrix`);
  await visitor.follow("Paste a logframe");
  await page.getByLabel("The table").fill("One column");
  await visitor.send("Look at the table");
  await visitor.sees("This is one column only.");
  await page.getByLabel("The table").fill(LOGFRAME);
  await visitor.send("Look at the table");

  await page.getByLabel("Column A").selectOption({ label: "Level or number" });
  await page.getByLabel("Result", { exact: true }).selectOption({ label: "Level or number" });
  await visitor.send("Show what would be added");
  await visitor.sees("Another column holds that already.");
  await page.getByLabel("Result", { exact: true }).selectOption({ label: "Statement" });
  await visitor.send("Show what would be added");
  await visitor.sees("4 to add · 2 refused");
  await visitor.sees("“as many as possible” is not a number.");
  await sound(visitor, "logframe-preview");

  await visitor.send("Add the 4 good lines, leave 2");
  await visitor.sees("Added 2 rows and 2 indicators; 2 lines were left out.");
  await visitor.sees("Families rebuild their livelihoods");
  await visitor.sees("Share of families in debt");
  await sound(visitor, "logframe-added");
});
