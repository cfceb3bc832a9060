/** The notes about documentation conflicts on the page of an operation: their number, and whether all are open. */
import { expect, test } from "vitest";
import { operationPath } from "../../../website/src/lib/base.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { server } = useSite();
const open = useChromium();

test("an operation has the number of its notes, and a button whose choice holds on other pages", async () => {
  const { page, faults } = await open(server(), operationPath("invoca", "listDestinations"));
  const notes = page.locator("details.conflict");
  const openNotes = page.locator("details.conflict[open]");
  const count = await notes.count();
  const link = page.getByRole("link", { name: `${count} documentation conflicts` });
  const first = await notes.first().locator("div[id]").getAttribute("id");
  expect(await link.getAttribute("href")).toBe(`#${first}`);
  expect(await openNotes.count()).toBe(0);
  await link.click();
  await expect.poll(() => openNotes.count()).toBe(1);
  await page.getByRole("button", { name: "Open all documentation conflicts", expanded: false }).click();
  expect(await openNotes.count()).toBe(count);

  await page.goto(server() + operationPath("cloudlx", "listNumbers"));
  const close = page.getByRole("button", { name: "Close all documentation conflicts", expanded: true });
  await close.waitFor();
  expect(await page.locator("details.conflict:not([open])").count()).toBe(0);
  await close.click();
  await page.reload();
  await page.getByRole("button", { name: "Open all documentation conflicts", expanded: false }).waitFor();
  expect(await openNotes.count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

test("without scripts, the number leads to the first note, and there is no button", async () => {
  const options = { javaScriptEnabled: false };
  const { page } = await open(server(), operationPath("invoca", "listDestinations"), options);
  expect(await page.getByRole("button", { name: /Open all/, includeHidden: false }).count()).toBe(0);
  expect(await page.getByRole("link", { name: /^\d+ documentation conflicts$/ }).getAttribute("href")).toMatch(
    /^#invoca-/,
  );
  await page.close();
});
