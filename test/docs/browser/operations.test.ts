/** The samples of an operation, its Markdown, and the form that sends it to the mock. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { operationPath } from "../../../website/src/lib/base.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const LIST = operationPath("invoca", "listDestinations");
const CALLGEAR = operationPath("callgear", "getVirtualNumbers");

const published = useSite();
const served = useSite({ withMock: true });
const open = useChromium();

const shownSample = (page: Page) => page.locator("[role=tabpanel]:visible [data-example]:visible").innerText();

test("the choice between live and mock holds on other pages; without scripts, the live sample is shown", async () => {
  const { page, faults } = await open(published.server(), LIST);
  expect(await shownSample(page)).toContain("$INVOCA_TOKEN");
  await page.getByLabel("Mock", { exact: true }).check();
  expect(await shownSample(page)).toContain("http://127.0.0.1:4010/invoca/1234/");
  expect(await page.getByText("Start the mock in another terminal first").isVisible()).toBe(true);
  await page.goto(published.server() + CALLGEAR);
  expect(await page.getByLabel("Mock", { exact: true }).isChecked()).toBe(true);
  expect(await shownSample(page)).toContain("mock-callgear-token");
  expect(faults).toEqual([]);
  await page.close();

  const { page: plain } = await open(published.server(), LIST, { javaScriptEnabled: false });
  expect(await shownSample(plain)).toContain("$INVOCA_TOKEN");
  expect(await plain.getByText("To try it without an account").isVisible()).toBe(true);
  await plain.close();
});

test("another example of the body changes the code, the payload and the form", async () => {
  const { page } = await open(served.server(), CALLGEAR);
  const payload = page.locator("starlight-openapi-content-picker select", { hasText: "FilterTree" }).first();
  await page.getByRole("combobox", { name: "Example", exact: true }).selectOption("FilterTree");
  expect(await shownSample(page)).toContain('"7c0f9e12"');
  expect(await payload.inputValue()).toBe("FilterTree");
  expect(await page.getByRole("textbox", { name: "Body" }).inputValue()).toContain('"7c0f9e12"');
  await payload.selectOption("AllParameters");
  expect(await shownSample(page)).toContain("40218");
  expect(await page.getByRole("textbox", { name: "Body" }).inputValue()).toContain("40218");
  await page.getByRole("tab", { name: "TypeScript" }).click();
  expect(await shownSample(page)).toContain("user_id: 40218");
  await page.close();
});

test("an operation is sent to the mock with the keyboard, and errors are shown", async () => {
  const { page, faults } = await open(served.server(), LIST);
  const status = page.locator("#try-it ~ section [role=status]");
  await page.getByLabel("network_id in the path, required").focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => status.innerText())
    .toMatch(/^200 OK, \d+ ms, .*: GET \/1234\/customer_phone_numbers\.json\?/);
  expect(JSON.parse(await page.locator("[data-body]").innerText())).toHaveProperty("recordsTotal");
  expect(await page.locator("[data-headers]").innerText()).toContain("application/json");
  expect(faults).toEqual([]);

  await page.getByLabel("Authorization header").fill("expired");
  await page.getByRole("button", { name: "Send" }).click();
  await expect.poll(() => status.innerText()).toMatch(/^401 Unauthorized/);
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByRole("combobox", { name: "Response of the mock" }).selectOption("example=RefusedInvalidInput");
  await page.getByRole("button", { name: "Send" }).click();
  await expect.poll(() => status.innerText()).toMatch(/^403 Forbidden/);
  await page.close();
});

test("a body that is not JSON is not sent", async () => {
  const { page, faults } = await open(served.server(), CALLGEAR);
  await page.getByRole("textbox", { name: "Body" }).fill("{");
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.locator("[data-status]").innerText()).toMatch(/^Not sent: the body is not valid JSON/);
  expect(await page.getByRole("textbox", { name: "Body" }).getAttribute("aria-invalid")).toBe("true");
  expect(faults).toEqual([]);
  await page.close();
});

test("the published site has no form", async () => {
  const { page } = await open(published.server(), LIST);
  expect(await page.getByRole("button", { name: "Send" }).count()).toBe(0);
  expect(await page.getByText("The published site sends no requests").isVisible()).toBe(true);
  await page.close();
});

test("an operation is copied as its Markdown file", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const { page, faults } = await open(published.server(), LIST, { permissions });
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect.poll(() => page.locator("[data-copy] [role=status]").innerText()).toBe("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(readFileSync(join(inject("site"), LIST.replace(/\/$/, ".md")), "utf8"));
  expect(faults).toEqual([]);
  await page.close();
});
