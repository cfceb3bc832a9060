/** Accessibility of the pages of Redoc: keyboard, small screens, dark mode. */
import { describe, expect, test } from "vitest";
import { redocPath } from "../../../scripts/docs/redoc.js";
import { operationsOf, readSpecs } from "../../../scripts/openapi/specs.js";
import { seriousViolations } from "../../support/docs/axe.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const ALL = ["redoc/invoca/", "redoc/callgear/"];

const specs = await readSpecs();
/** The last operation of each API, which has the most kinds of samples. */
const OPERATIONS = specs.map((spec) => redocPath(spec.provider, operationsOf(spec).at(-1)!.operation));

const { server } = useSite();
const open = useChromium();

const views = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => ({ colorScheme, width, viewport: { width, height: 900 } })),
);

describe.each(views)("in $colorScheme, $width pixels wide,", ({ colorScheme, width, viewport }) => {
  test.each(ALL)("%s does not scroll horizontally", async (name) => {
    const { page } = await open(server(), name, { colorScheme, viewport });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  test.each(OPERATIONS)("%s has no serious violation, and shows its samples without scrolling", async (path) => {
    const { page } = await open(server(), path, { colorScheme, viewport, bypassCSP: true });
    expect(await seriousViolations(page)).toEqual([]);
    const hidden = await page
      .locator("redoc pre")
      .evaluateAll((blocks) => blocks.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    expect(hidden).toBe(0);
    await page.close();
  });
});

test("the search and the layout are reached with the keyboard, with a visible focus", async () => {
  const { page } = await open(server(), "redoc/invoca/");
  const search = page.getByRole("button", { name: /^Search/ });
  await search.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  expect(await search.evaluate((box) => [box === document.activeElement, getComputedStyle(box).outlineWidth])).toEqual([
    true,
    "2px",
  ]);
  await page.keyboard.press("Enter");
  const input = page.locator("input:focus");
  await input.waitFor();
  await page.keyboard.press("Escape");
  await input.waitFor({ state: "detached" });
  const samplesAt = () =>
    page.evaluate(() => document.querySelector("[data-testid=right-panel]")!.getBoundingClientRect().x);
  const start = await samplesAt();
  await page.getByRole("button", { name: "Samples below the text" }).press("Enter");
  await expect.poll(samplesAt).toBeLessThan(start);
  await page.getByRole("button", { name: "Samples next to the text" }).press("Enter");
  await expect.poll(samplesAt).toBe(start);
  await page.close();
});

test.each(specs)("without JavaScript, the view of $provider links to each operation", async (spec) => {
  const { page } = await open(server(), "", { javaScriptEnabled: false });
  await page.goto(`${server()}redoc/${spec.provider}/`);
  expect(await page.locator("h1").count()).toBe(1);
  for (const { operation } of operationsOf(spec)) {
    await page.getByRole("link", { name: operation["summary"] as string, exact: true }).click();
    expect(await page.locator("h1").textContent()).toContain(operation["summary"]);
    await page.goBack();
  }
  await page.close();
});

test.each(ALL)("the first Tab stop on %s skips the header", async (name) => {
  const { page } = await open(server(), name);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.closest("main, redoc") !== null)).toBe(true);
  // Redoc would treat the fragment as a route.
  if (await page.$("redoc")) {
    expect(new URL(page.url()).hash).not.toContain("main");
  }
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main, redoc") !== null)).toBe(true);
  await page.close();
});

test("the pages of Redoc follow the reader's preference for dark mode", async () => {
  const backgroundLightness = async (colorScheme: "light" | "dark") => {
    const { page } = await open(server(), "redoc/invoca/", { colorScheme });
    const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.close();
    return color.match(/\d+/g)!.map(Number)[0]!;
  };
  expect(await backgroundLightness("light")).toBeGreaterThan(200);
  expect(await backgroundLightness("dark")).toBeLessThan(60);
});

test("a theme that is chosen on other pages holds in Redoc, and one that is chosen in Redoc on other pages", async () => {
  const { page } = await open(server(), "", { colorScheme: "light" });
  await page.locator("starlight-theme-select select:visible").selectOption("dark");
  await page.goto(`${server()}redoc/invoca/`);
  await expect.poll(() => page.locator("html").getAttribute("class")).toContain("dark");
  await page.getByRole("button", { name: "dark", exact: true }).click();
  await expect.poll(() => page.locator("html").getAttribute("class")).toContain("light");
  await page.goto(server());
  expect(await page.locator("html").getAttribute("data-theme")).toBe("light");
  await page.close();
});
