// Money beside results: a month is typed, a ledger is brought twice and counts once, and what is overspent is said.

import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

/** Some weeks ago: the demo lies around today. */
const DAY = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);

/** A file as a browser sends it. */
const LEDGER = {
  name: "ledger.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    `Document;Date;Account;Amount;Text\nSTORY-1;${DAY};6020 Cars;250,5;Fuel\nSTORY-2;05/06/2026;1;10.00;Wages\n`,
  ),
};

story("A month is typed, a ledger is brought twice, and a warning is read", async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  // Projects whose spending no other story changes, one for each mode.
  const project = stage.javascript ? "DP.1711" : "DP.1649";
  const first = () => page.locator("table.typed input[inputmode]").first();
  await manager.go(`/projects/${project}/budget/spent`);
  await manager.sees(stage.javascript ? "Spending too slowly" : "Nothing found");
  await sound(manager, "spent");
  await manager.follow("Enter a month");
  await first().fill("1,5");
  await manager.send(/^Save /);
  await manager.sees("“1,5” is not a number.");
  await sound(manager, "spent-month-refused");
  await first().fill("9 999 999");
  await manager.send(/^Save /);
  await manager.sees(/Saved: \d+ added, \d+ changed, 0 removed\./);
  await manager.sees("Overspent");
  await manager.sees("Spending too fast");

  const look = async () => {
    await manager.go(`/projects/${project}/budget/ledger`);
    await page.getByLabel("File").setInputFiles(LEDGER);
    await manager.send("Look at the file");
  };
  await look();
  await manager.sees("Day and month of “05/06/2026” can be taken for each other.");
  await page.getByLabel("6020 Cars").selectOption({ index: 2 });
  await manager.send("Apply and look again");
  await manager.sees("1 new · 1 refused");
  await sound(manager, "ledger-preview");
  await manager.send("Record 1 entry, leave out 1 refused");
  await manager.sees("Recorded: 1 new, 0 changed.");
  await look();
  await manager.sees("1 there already · 1 refused");
  await manager.send("Leave it");
  await manager.sees("STORY-1");
});
