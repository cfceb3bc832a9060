/** The pages that Astro does not make open without errors from any folder, and load nothing from other sites. */
import { readdirSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { operationFragment } from "../../../scripts/docs/openapi/places.js";
import { samplesOf } from "../../../scripts/docs/samples/samples.js";
import { operationsOf, readSpecs } from "../../../scripts/openapi/specs.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { server } = useSite();
const open = useChromium();
const pages = readdirSync(inject("site")).filter((name) => /^(?!index|404).*\.html$/.test(name));
const specs = await readSpecs();
const operations = specs.flatMap((spec) =>
  operationsOf(spec).map(({ operation }) => ({
    file: `${spec.provider}.html`,
    name: operation["operationId"] as string,
    summary: operation["summary"] as string,
    fragment: operationFragment(operation),
  })),
);

test("there is a page of Redoc per spec", () => {
  expect(pages.sort()).toEqual(specs.map(({ provider }) => `${provider}.html`).sort());
});

test.each(pages)("%s opens without errors, failed requests, or requests to other sites", async (name) => {
  const { page, faults } = await open(server(), name);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("h1").first().textContent()).not.toBe("");
  expect(faults).toEqual([]);
  await page.close();
});

test.each(operations)("the search on $file finds the operation $name", async ({ file: name, summary, fragment }) => {
  const { page, faults } = await open(server(), name);
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type(summary);
  await page.locator(`a[data-component-name="Search/SearchItem"][href*="${fragment}"]`).first().click();
  await page.waitForURL((url) => url.hash.startsWith(fragment));
  expect(faults).toEqual([]);
  await page.close();
});

test.each(specs)("the page of $provider shows the samples in both languages", async (spec) => {
  const samples = await samplesOf(spec);
  for (const { operation } of operationsOf(spec)) {
    const fragment = operationFragment(operation);
    const { page } = await open(server(), `${spec.provider}.html${fragment}`);
    const [example] = samples.get(operation["operationId"] as string)!;
    const shows = (source: string) =>
      expect.poll(async () => plain((await page.locator("pre").allInnerTexts()).join("\n"))).toContain(plain(source));
    await shows(example!.curl.live);
    await page.getByText("curl", { exact: true }).first().click();
    await page.getByText("TypeScript", { exact: true }).first().click();
    // The language is selected for the whole page, which can scroll.
    await page.goto(`${server()}${spec.provider}.html#/`);
    await page.goto(`${server()}${spec.provider}.html${fragment}`);
    await shows(example!.typescript.live);
    await page.close();
  }
});

/** Replaces all white space with single blanks. Highlighted code has non-breaking blanks. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

test("the policy of a page blocks loading and sending", async () => {
  const { page, faults } = await open(server(), "invoca.html");
  const sent = await page.evaluate(async () => {
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve("loaded");
      image.onerror = () => resolve("refused");
    });
    image.src = "https://docs.invalid/pixel.png";
    const fetched = await fetch("https://docs.invalid/").then(
      () => "sent",
      () => "refused",
    );
    return [await loaded, fetched, navigator.sendBeacon("https://docs.invalid/")];
  });
  expect(sent.slice(0, 2)).toEqual(["refused", "refused"]);
  expect(faults.filter((fault) => fault.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(2);
  await page.close();
});
