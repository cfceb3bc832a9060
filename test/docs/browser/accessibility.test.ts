/** Accessibility of the pages that Astro does not make: axe-core without Redoc; keyboard, small screens, dark mode. */
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { describe, expect, test } from "vitest";
import { useChromium, useSite } from "../../support/docs/browser.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const OWN = ["comparison.html", "conflicts.html"];
const ALL = [...OWN, "invoca.html", "callgear.html"];

const { file } = useSite();
const open = useChromium();

const views = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => ({ colorScheme, width, viewport: { width, height: 900 } })),
);

describe.each(views)("in $colorScheme, $width pixels wide,", ({ colorScheme, width, viewport }) => {
  test.each(OWN)("axe-core finds no serious violation on %s", async (name) => {
    // The policy of the page would block axe-core.
    const { page } = await open(file(), name, { colorScheme, viewport, bypassCSP: true });
    await page.addScriptTag({ path: AXE });
    const { violations, passes } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    expect(passes.length).toBeGreaterThan(10);
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    await page.close();
  });

  test.each(ALL)("%s does not scroll horizontally", async (name) => {
    const { page } = await open(file(), name, { colorScheme, viewport });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });
});

test.each(ALL)("the first Tab stop on %s skips the header", async (name) => {
  const { page } = await open(file(), name);
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
    const { page } = await open(file(), "invoca.html", { colorScheme });
    const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.close();
    return color.match(/\d+/g)!.map(Number)[0]!;
  };
  expect(await backgroundLightness("light")).toBeGreaterThan(200);
  expect(await backgroundLightness("dark")).toBeLessThan(60);
});

test("documentation conflicts can be hidden", async () => {
  const { page } = await open(file(), "invoca.html");
  const conflict = page.locator(".conflict").first();
  await conflict.waitFor();
  await page.getByRole("button", { name: "Hide documentation conflicts" }).click();
  await conflict.waitFor({ state: "hidden" });
  await page.close();
});
