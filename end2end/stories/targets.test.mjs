// A plan by the quarter: targets are typed period by period, then the project is given more time and keeps what it has.

import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

story("Targets of periods are typed, and a longer project gets new ones", async (stage) => {
  const visitor = await stage.as("administrator");
  const { page } = visitor;
  // Projects that no other story changes, one for each mode.
  const [code, title] = stage.javascript
    ? ["CT.1668", "Officers and judges trained"]
    : ["HA.1672", "Officials trained"];
  await visitor.go(`/projects/${code}/matrix`);
  await visitor.follow("Targets per period and cell");
  await visitor.follow(title);
  const last = page.locator("table.targets tbody tr").last().locator("input").first();
  await last.fill("many");
  await visitor.send("Save the targets");
  await visitor.sees("“many” is not a number.");
  await sound(visitor, "targets-refused");
  await last.fill("7777");
  await visitor.send("Save the targets");
  await visitor.sees("1 target saved.");
  await visitor.sees(/The targets of the periods add to .*; the whole project promises/);
  await visitor.sees("Earlier targets");
  await sound(visitor, "targets");

  await visitor.go(`/projects/${code}`);
  await visitor.follow("Dates and periods");
  const ends = page.getByLabel("Last day");
  const year = Number((await ends.inputValue()).slice(0, 4)) + 1;
  await ends.fill(`${year}-12-31`);
  await visitor.send("See what changes");
  await visitor.sees(/\d+ periods are added:/);
  await sound(visitor, "schedule-preview");
  await visitor.send("Save the changes");
  await visitor.sees(/Saved\. \d+ periods were changed\./);
  await visitor.sees(visitor.row(`Q4 ${year}`));
  await sound(visitor, "schedule");
});
