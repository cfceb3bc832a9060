/** Accessibility of the pages of Redoc: keyboard, small screens, dark mode. */
import { describe, expect, test } from "vitest";
import { useChromium, useSite } from "../../support/docs/browser.js";

const ALL = ["invoca.html", "callgear.html"];

const { file } = useSite();
const open = useChromium();

const views = (["light", "dark"] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => ({ colorScheme, width, viewport: { width, height: 900 } })),
);

describe.each(views)("in $colorScheme, $width pixels wide,", ({ colorScheme, width, viewport }) => {
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
