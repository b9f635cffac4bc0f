// The progress grid: its cells by what they are called, and the moment from which it answers to typing.

/** One cell: "Officials trained", "total". */
export const cell = (page, title, column) => page.getByLabel(`${title}, ${column}`, { exact: true });

/** Waits until the browser's part of the grid is there, where there is one. */
export async function ready({ page, javascript }) {
  if (javascript) await page.locator("[data-keys]:not([hidden])").waitFor();
}

/** Types into the cells of one indicator: `{ female: "22", total: "31" }`. */
export async function type(page, title, cells) {
  for (const [column, text] of Object.entries(cells)) await cell(page, title, column).fill(text);
}

/** What stands in the cells of one indicator, without the spaces that a saved value is shown with. */
export async function typed(page, title) {
  const columns = await page.locator("tr[data-row]").filter({ hasText: title }).locator("input[data-cell]").all();
  const pairs = columns.map(async (input) => [(await input.getAttribute("data-cell")).split(".").pop(), (await input.inputValue()).replaceAll(/\s/g, "")]);
  return Object.fromEntries(await Promise.all(pairs));
}

/** Goes on to the latest period that has begun. */
export async function presentPeriod(visitor) {
  const next = visitor.page.locator(".period-bar a[rel=next]");
  while ((await next.count()) > 0) await visitor.follow(/›$/, visitor.page.locator(".period-bar"));
}

/** Saves the draft: in place where the browser's part of the grid is there, else by the page that answers. */
export async function save(visitor) {
  const { page, javascript } = visitor;
  if (!javascript) return visitor.send("Save the draft");
  const answered = page.waitForResponse((response) => response.request().method() === "GET" && response.url().includes("/progress"));
  await page.getByRole("button", { name: "Save the draft" }).click();
  await answered;
  await page.waitForFunction(() => !["", "Saving …"].includes(document.querySelector("[data-saved]").textContent));
}

/** Pastes text into the cell with the cursor, as from the clipboard. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
