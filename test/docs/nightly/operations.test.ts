/** Each operation: its samples and its form fit and are accessible in all views, and the form sends it to the mock. */
import { expect, test } from "vitest";
import { operationsOf, readSpecs } from "../../../scripts/openapi/specs.js";
import { operationPath } from "../../../website/src/lib/base.js";
import { expectAccessible, type View } from "../../support/docs/axe.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const VIEWS: View[] = [1440, 768, 360].flatMap((width) => [
  [width, "light"],
  [width, "dark"],
]);

const operations = (await readSpecs()).flatMap((spec) =>
  operationsOf(spec).map(({ operation }) => operationPath(spec.provider, operation["operationId"] as string)),
);
const published = useSite();
const served = useSite({ withMock: true });
const open = useChromium();

test.each(operations)("each documented body of %s can be sent, and a wrong credential is refused", async (path) => {
  const { page } = await open(served.server(), path);
  const status = page.locator("[data-status]");
  const send = async () => {
    await page.getByRole("button", { name: "Send" }).click();
    await expect.poll(() => status.innerText()).toMatch(/^\d{3} /);
    return status.innerText();
  };
  const example = page.getByRole("combobox", { name: "Example", exact: true });
  const names = await example
    .locator("option")
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  for (const name of names.length === 0 ? [undefined] : names) {
    if (name !== undefined) {
      await example.selectOption(name);
    }
    expect(await send()).toMatch(/^200 OK/);
    expect(JSON.parse(await page.locator("[data-body]").innerText())).not.toHaveProperty("error");
  }

  const header = page.getByLabel("Authorization header");
  const body = page.getByRole("textbox", { name: "Body" });
  if ((await header.count()) > 0) {
    await header.fill("expired");
  } else {
    await body.fill((await body.inputValue()).replaceAll(/mock-[a-z]+-token/g, "expired"));
  }
  const response = `${await send()} ${await page.locator("[data-body]").innerText()}`;
  expect(response).toMatch(/^401 |"mnemonic": "access_token_invalid"/);
  await page.close();
});

test.each(operations)("%s is accessible and fits in all views, with a response and without", async (path) => {
  const { page } = await open(served.server(), path, { bypassCSP: true });
  await page.getByLabel("Mock", { exact: true }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await expect.poll(() => page.locator("[data-body]").innerText()).toContain("{");
  await expectAccessible(page, VIEWS);
  await page.close();
  const { page: other } = await open(published.server(), path, { bypassCSP: true });
  await expectAccessible(other, VIEWS);
  await other.close();
});

test.each(operations)("no line of a sample of %s is cut off", async (path) => {
  const { page } = await open(published.server(), path);
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const server of ["Live", "Mock"]) {
      await page.getByLabel(server, { exact: true }).check();
      for (const language of ["curl", "TypeScript"]) {
        await page.getByRole("tab", { name: language }).click();
        const cut = await page
          .locator("[role=tabpanel]:visible [data-example]:visible pre")
          .evaluateAll((samples) => samples.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
        expect(cut, `${server}, ${language}, ${width} px`).toBe(0);
      }
    }
  }
  await page.close();
});

test.each(operations)("the controls of %s are reached with the keyboard, in their order", async (path) => {
  const { page } = await open(served.server(), path);
  await page.getByLabel("Live", { exact: true }).focus();
  const reached: string[] = [];
  for (let step = 0; step < 40 && reached.at(-1) !== "Reset"; step++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ""));
  }
  expect(reached).toContain("Send");
  expect(reached.at(-1)).toBe("Reset");
  await page.close();
});
