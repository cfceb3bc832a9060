/** Links that lead to a part of a page: operations in Redoc, and documentation conflicts in the reference. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { linksOf } from "../../../scripts/docs/links.js";
import { redocPath } from "../../../scripts/docs/redoc.js";
import { operationsOf, readSpecs } from "../../../scripts/openapi/specs.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { server } = useSite();
const open = useChromium();
const specs = await readSpecs();
const read = (name: string) => readFileSync(join(inject("site"), name), "utf8");

const isInView = (page: Page, id: string) =>
  page
    .locator(`[id="${id}"]`)
    .first()
    .evaluate((element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && top < innerHeight && bottom > 0;
    });

test.each(specs)("the page of each operation of $provider leads to the operation in Redoc", async (spec) => {
  const { page } = await open(server(), `redoc/${spec.provider}/`);
  for (const { operation } of operationsOf(spec)) {
    const path = redocPath(spec.provider, operation);
    const id = operation["operationId"] as string;
    const links = linksOf(read(`reference/${spec.provider}/operations/${id.toLowerCase()}/index.html`));
    expect(links.map((link) => link.replace(/^(\.\.\/)+/, ""))).toContain(path);
    await page.goto("about:blank");
    await page.goto(server() + path);
    await page
      .locator(`[id="${path.split("#/")[1]}"]`)
      .first()
      .waitFor({ state: "attached" });
    await expect.poll(() => isInView(page, path.split("#/")[1]!)).toBe(true);
  }
  await page.close();
});

test("a link of the list of conflicts opens the note in the reference, and the note leads back", async () => {
  const notes = linksOf(read("conflicts/index.html"))
    .filter((link) => link.startsWith("../reference/") && link.includes("#"))
    .map((link) => link.slice("../".length));
  expect(notes.length).toBeGreaterThan(40);
  const { page } = await open(server(), "");
  const lost: string[] = [];
  for (const note of notes) {
    const id = note.split("#")[1]!;
    await page.goto("about:blank");
    await page.goto(server() + note);
    await expect
      .poll(() => isInView(page, id), { timeout: 3_000 })
      .toBe(true)
      .catch(() => lost.push(note));
    const back = await page.locator(`[id="${id}"] a`, { hasText: "In the list of conflicts" }).getAttribute("href");
    expect(back).toMatch(new RegExp(`/conflicts/#${id}$`));
  }
  expect(lost).toEqual([]);
  await page.close();
}, 300_000);

test("every link that Redoc creates points to a part of its page, to the site, or is an absolute URL", async () => {
  for (const spec of specs) {
    const [found] = operationsOf(spec);
    const { page } = await open(server(), redocPath(spec.provider, found!.operation));
    const links = await page.$$eval("redoc a", (all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.length).toBeGreaterThan(5);
    expect(
      links.filter((link) => !/^(#\/|https?:\/\/[^/]|\.\.\/\.\.\/(conflicts\/#|reference\/.+\.md$))/.test(link)),
    ).toEqual([]);
    await page.close();
  }
});
