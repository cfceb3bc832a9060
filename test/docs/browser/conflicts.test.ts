/** The list of documentation conflicts: its filter, its permanent links, and its CSV file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { server } = useSite();
const open = useChromium();
const shown = (page: Page) => page.locator("article[data-provider]:visible").count();

test("the filter narrows the list, says how much is left, and can be shared as a URL", async () => {
  const { page } = await open(server(), "conflicts/");
  const all = await shown(page);
  await page.locator("select[name=provider]").selectOption("callgear");
  await page.getByLabel("Kind").selectOption("gap");
  await page.getByLabel("Words").fill("operators ilike");
  expect(await shown(page)).toBe(1);
  expect(await page.locator("[data-count]").innerText()).toBe(`1 of ${all}`);
  expect(await page.locator("section[aria-labelledby=callgear] h2").isVisible()).toBe(true);
  expect(await page.locator("section[aria-labelledby=invoca] h2").isVisible()).toBe(false);

  const shared = new URL(page.url());
  expect(Object.fromEntries(shared.searchParams)).toEqual({
    provider: "callgear",
    kind: "gap",
    search: "operators ilike",
  });
  await page.goto("about:blank");
  await page.goto(shared.href);
  expect(await shown(page)).toBe(1);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect.poll(() => shown(page)).toBe(all);
  expect(new URL(page.url()).search).toBe("");
  await page.close();
});

test("a filter that selects nothing says so", async () => {
  const { page } = await open(server(), "conflicts/");
  await page.getByLabel("Words").fill("no such words");
  expect(await page.locator("[data-nothing]").isVisible()).toBe(true);
  await page.close();
});

test("a permanent link shows its conflict, whatever the filter", async () => {
  const { page } = await open(server(), "conflicts/?provider=invoca#callgear-list-of-operators");
  expect(await page.locator("#callgear-list-of-operators").isVisible()).toBe(true);
  expect(await page.locator("#callgear-name-of-the-metadata").isVisible()).toBe(false);
  await page.close();
});

test("without scripts, the whole list is shown, without the filter", async () => {
  const { page } = await open(server(), "conflicts/", { javaScriptEnabled: false });
  expect(await shown(page)).toBeGreaterThan(30);
  expect(await page.locator("form.filter").isVisible()).toBe(false);
  await page.close();
});

test("each conflict leads to its places in the reference and to its sources", async () => {
  const { page } = await open(server(), "conflicts/");
  const articles = page.locator("article[data-provider]");
  const withoutPlace = articles.filter({ hasNot: page.locator(".places a") });
  const withoutSource = articles.filter({ hasNot: page.locator("dt a[href^='http']") });
  expect([await withoutPlace.count(), await withoutSource.count()]).toEqual([0, 0]);
  await page.close();
});

test("the CSV file has the conflicts of the page", () => {
  const csv = readFileSync(join(inject("site"), "conflicts.csv"), "utf8");
  const html = readFileSync(join(inject("site"), "conflicts/index.html"), "utf8");
  const onPage = [...html.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id);
  const inFile = new Set(
    csv
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[0])
      .filter(Boolean),
  );
  expect([...inFile].sort()).toEqual([...onPage].sort());
});
