// One reminder for one person: who oversees an office asks, the person sees who asks and for how much, and puts it away.

import assert from "node:assert/strict";
import { sound } from "../support/audit.mjs";
import { story } from "../support/stage.mjs";

const OFFICE = "Mission in Rwanda";

story("Somebody who owes values is reminded once, sees who asks, and puts it away", async (stage) => {
  // Nobody is reminded twice in a day, so each mode has somebody of its own.
  const [overseer, by, role, name] = stage.javascript
    ? ["project-manager", "Project manager", "project-staff", "Project staff"]
    : ["reviewer", "Reviewer", "project-manager", "Project manager"];
  const asking = await stage.as(overseer);
  const { page } = asking;
  await asking.follow("Whole office");
  const offices = page.getByRole("combobox", { name: "Office" });
  if ((await offices.count()) > 0) {
    await offices.selectOption({ label: OFFICE });
    await asking.send("Show");
  }
  const line = page.locator("#people tbody tr").filter({ has: page.getByRole("button", { name: `Remind ${name}`, exact: true }) });
  await asking.sees(line.getByText("never"));
  await line.getByText(/^in \d+ periods?$/).click();
  await asking.sees(line.getByText(/\d+ missing/));
  await asking.send(`Remind ${name}`);
  await asking.sees("1 person is reminded.");
  await asking.sees(line.getByText(new RegExp(`, by ${by}`)));
  await asking.send(`Remind ${name}`);
  await asking.sees(new RegExp(`${name} was reminded by ${by} on .*\\. One reminder a day is enough\\.`));
  await sound(asking, "mission-reminded");

  const person = await stage.as(role);
  const notice = person.page.locator(".notice").filter({ hasText: "Reminder of" });
  await person.sees(notice.getByText(new RegExp(`^${by} asks for \\d+ missing values?( and \\d+ that came back)?\\.`)));
  assert.equal(await notice.count(), 1, "one message with everything");
  await sound(person, "work-reminded");
  await person.send("Put away");
  await person.sees("The reminder is put away.");
  await person.misses(notice, "it is put away");
  await person.go("/");
  await person.misses(notice, "and stays so");
});
