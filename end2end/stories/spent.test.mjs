// Money beside results: a month is typed, a ledger is brought twice and counts once, and what is overspent is said.

import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

/** A file as a browser sends it. */
const ledger = (amount) => ({
  name: "ledger.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    `Document;Date;Account;Amount;Text\nSTORY-1;2026-01-15;6020 Cars;${amount};Fuel\nSTORY-2;05/06/2026;1;10.00;Wages\n`,
  ),
});

story("A month is typed, a ledger is brought twice, and a warning is read", async (stage) => {
  const manager = await stage.as("project-manager");
  const { page } = manager;
  const first = () => page.locator("table.typed input[inputmode]").first();
  await manager.go("/projects/DP.1711/budget/spent");
  await manager.sees("Spending too slowly");
  await sound(manager, "spent");
  await manager.follow("Enter a month");
  await first().fill("1,5");
  await manager.send(/^Save /);
  await manager.sees("“1,5” is not a number.");
  await sound(manager, "spent-month-refused");
  await first().fill(stage.javascript ? "9 999 999" : "9 999 998");
  await manager.send(/^Save /);
  await manager.sees(/Saved: \d+ added, \d+ changed, 0 removed\./);
  await manager.sees("Overspent");
  await manager.sees("Spending too fast");

  const look = async (amount) => {
    await manager.go("/projects/DP.1711/budget/ledger");
    await page.getByLabel("File").setInputFiles(ledger(amount));
    await manager.send("Look at the file");
  };
  const amount = stage.javascript ? "250,5" : "251,5";
  await look(amount);
  await manager.sees("Day and month of “05/06/2026” can be taken for each other.");
  await page.getByLabel("6020 Cars").selectOption({ index: 2 });
  await manager.send("Apply and look again");
  await manager.sees(/1 (new|changed) · 1 refused/);
  await sound(manager, "ledger-preview");
  await manager.send("Record 1 entry, leave out 1 refused");
  await manager.sees(/Recorded: \d new, \d changed\./);
  await look(amount);
  await page.getByLabel("6020 Cars").selectOption({ index: 2 });
  await manager.send("Apply and look again");
  await manager.sees("1 there already · 1 refused");
  await manager.send("Leave it");
  await manager.sees("STORY-1");
});
