/** Accessibility of the pages of Redoc: keyboard, small screens, dark mode. */
import { describe, expect, test } from "vitest";
import { useChromium, useSite } from "../../support/docs/browser.js";

const ALL = ["redoc/invoca/", "redoc/callgear/"];

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
