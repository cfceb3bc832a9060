/** The pages of Redoc open without errors below any path, and load nothing from other sites. */
import { expect, test } from "vitest";
import { redocPath } from "../../../scripts/docs/redoc.js";
import { samplesOf } from "../../../scripts/docs/samples/samples.js";
import { operationsOf, readSpecs } from "../../../scripts/openapi/specs.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { server } = useSite();
const open = useChromium();
const specs = await readSpecs();
const pages = specs.map(({ provider }) => `redoc/${provider}/`);
const operations = specs.flatMap((spec) =>
  operationsOf(spec).map(({ operation }) => ({
    summary: operation["summary"] as string,
    path: redocPath(spec.provider, operation),
  })),
);

test.each(pages)("%s opens without errors, failed requests, or requests to other sites", async (name) => {
  const { page, faults } = await open(server(), name);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("h1").first().textContent()).not.toBe("");
  expect(faults).toEqual([]);
  await page.close();
});

test.each(operations)("the search finds the operation $path", async ({ path, summary }) => {
  const [name = "", fragment = ""] = path.split(/(?=#)/);
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
    const path = redocPath(spec.provider, operation);
    const { page } = await open(server(), path);
    const [example] = samples.get(operation["operationId"] as string)!;
    const shows = (source: string) =>
      expect.poll(async () => plain((await page.locator("pre").allInnerTexts()).join("\n"))).toContain(plain(source));
    await shows(example!.curl.live);
    await page.getByText("curl", { exact: true }).first().click();
    await page.getByText("TypeScript", { exact: true }).first().click();
    // The language is selected for the whole page, which can scroll.
    await page.goto(`${server()}redoc/${spec.provider}/#/`);
    await page.goto(server() + path);
    await shows(example!.typescript.live);
    await page.close();
  }
});

/** Replaces all white space with single blanks. Highlighted code has non-breaking blanks. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

test("the policy of a page blocks loading and sending", async () => {
  const { page, faults } = await open(server(), "redoc/invoca/");
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
