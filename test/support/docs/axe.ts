/** Accessibility of an open page, in several views. */
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The width of a page in pixels, and its theme. */
export type View = readonly [width: number, theme: "light" | "dark"];

/**
 * Expects that a page has no serious violation, and does not scroll horizontally, in each view. The page must be
 * opened with `bypassCSP`, because its policy would block axe-core.
 */
export async function expectAccessible(page: Page, views: readonly View[]): Promise<void> {
  for (const [width, colorScheme] of views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForFunction((theme) => document.documentElement.dataset["theme"] === theme, colorScheme);
    expect(await seriousViolations(page), `${colorScheme}, ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

/** Returns the serious violations of a page, which must be opened with `bypassCSP`. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const { violations, passes } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      // Passed rules are counted only: their elements are not collected.
      resultTypes: ["violations"],
    }),
  );
  expect(passes.length).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
