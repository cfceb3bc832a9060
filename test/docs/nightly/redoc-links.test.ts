/**
 * Links into Redoc's pages scroll to the right part. All other links are checked when the site is built, and the
 * fragments of all notes by notes.test.ts.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { linksOf } from "../../../scripts/docs/links.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { file } = useSite();
const open = useChromium();

/** Returns a fragment without the property in it. One link per such part is tested. */
const partOf = (route: string) => route.replace(/&path=.*?(&oneof=\d+|$).*/, "$1");

const routes = ["index.html", "comparison/index.html", "conflicts/index.html"].flatMap((name) =>
  linksOf(readFileSync(join(inject("site"), name), "utf8"))
    .filter((link) => link.includes(".html#/"))
    .map((link) => link.replace(/^(\.\.?\/)+/, "")),
);
const byPage = new Map<string, string[]>();
for (const route of new Map(routes.map((link) => [partOf(link), link])).values()) {
  const [page, fragment] = route.split(/#(.*)/s) as [string, string];
  byPage.set(page, [...(byPage.get(page) ?? []), `#${fragment}`]);
}

test("there are links to the pages of all specs", () => {
  expect(byPage.size).toBe(4);
});

test.each([...byPage])(
  "a link to each part of %s scrolls to that part",
  async (name, fragments) => {
    const { page } = await open(file(), name);
    const lost: string[] = [];
    for (const fragment of fragments) {
      await page.goto("about:blank");
      await page.goto(`${file()}${name}${fragment}`);
      const id = fragment.split("#").at(-1)!.replace(/^\//, "");
      const place = page.locator(id === "" ? "redoc h1" : `[id="${id}"]`).first();
      await place.waitFor({ state: "attached", timeout: 10_000 }).then(
        () => expect.poll(() => place.evaluate(isInView), { timeout: 5_000 }).toBe(true),
        () => lost.push(fragment),
      );
    }
    expect(lost).toEqual([]);
    await page.close();
  },
  600_000,
);

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

test("every link that Redoc creates points to a part of its page or is an absolute URL", async () => {
  for (const name of byPage.keys()) {
    const { page } = await open(file(), name);
    const links = await page.$$eval("redoc a", (all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !/^(#\/|https?:\/\/[^/])/.test(link))).toEqual([]);
    await page.close();
  }
});
