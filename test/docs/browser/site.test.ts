/** The pages that Astro makes, below a path that the build does not know. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { expectAccessible } from "../../support/docs/axe.js";
import { useChromium, useSite } from "../../support/docs/browser.js";
import { PAGE_KINDS } from "../../support/docs/page-kinds.js";

/** Pages that are generated from the specs or the code. */
const GENERATED = /^(comparison|conflicts|reference|typescript)\//;

const { server } = useSite();
const open = useChromium();
const read = (name: string) => readFileSync(join(inject("site"), name), "utf8");

describe.each(PAGE_KINDS)("the page at /%s", (path) => {
  test("opens without errors, failed requests, or requests to other sites", async () => {
    const { page, faults } = await open(server(), path);
    await page.waitForLoadState("networkidle");
    expect(faults).toEqual([]);
    await page.close();
  });

  test("shows its heading and the navigation without scripts", async () => {
    const { page } = await open(server(), path, { javaScriptEnabled: false });
    expect(await page.locator("h1").innerText()).not.toBe("");
    expect(await page.locator("nav a").count()).toBeGreaterThan(10);
    await page.close();
  });

  test("has a title, a description, a canonical URL, an image and an edit link if its source can be edited", () => {
    const text = read(`${path}index.html`);
    expect(text).toMatch(/<title>[^<]{10,70}<\/title>/);
    expect(text).toMatch(/<meta name="description" content="[^"]{30,}"/);
    expect(text).toContain(`<link rel="canonical" href="https://docs.example.com/number-inventory/${path}"`);
    expect(text).toContain('property="og:image" content="https://docs.example.com/number-inventory/social.png"');
    expect(text.includes("/edit/main/")).toBe(!GENERATED.test(path));
  });

  test("has no serious accessibility violation, and does not scroll horizontally, on a desktop and on a phone", async () => {
    const { page } = await open(server(), path, { bypassCSP: true });
    await expectAccessible(page, [
      [1440, "light"],
      [360, "dark"],
    ]);
    await page.close();
  });
});

/** Searches for words by the keyboard. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+KeyK");
  await page.locator("#starlight__search input").fill(words); // there once the search has loaded
}

test("the search works offline and below any path", async () => {
  const { page, faults } = await open(server(), "guides/getting-started/");
  await search(page, "HttpError");
  await page.locator("#starlight__search a", { hasText: "HttpError" }).first().click();
  await page.waitForURL((url) => url.href.startsWith(server()) && !url.href.includes("getting-started"));
  expect(await page.locator("main").innerText()).toContain("HttpError");
  expect(faults).toEqual([]);
  await page.close();
});

test("the search finds an operation, whose page shows URL and credential before the script has run", async () => {
  const { page } = await open(server(), "");
  await search(page, "List destinations");
  await page.locator('#starlight__search a[href*="/reference/invoca/operations/listdestinations/"]').first().click();
  await page.waitForURL(/reference\/invoca\/operations\/listdestinations/);
  await page.close();
  const text = read("reference/invoca/operations/listdestinations/index.html").replaceAll(/<[^>]+>/g, "");
  expect(text).toContain("https://{vanity}.invoca.net/api/{version}/{network_id}/customer_phone_numbers.json");
  expect(text).toContain("Authorization: &lt;token&gt;");
});

test("a theme that is chosen on one page holds on the others", async () => {
  const { page } = await open(server(), "", { colorScheme: "light" });
  const theme = () => page.evaluate(() => document.documentElement.dataset["theme"]);
  expect(await theme()).toBe("light");
  await page.locator("starlight-theme-select select:visible").selectOption("dark");
  expect(await theme()).toBe("dark");
  await page.goto(`${server()}changelog/`);
  expect(await theme()).toBe("dark");
  await page.close();
});

test("the policy of a page blocks requests to other sites and scripts in attributes", async () => {
  const { page, faults } = await open(server(), "");
  const fetched = await page.evaluate(async () => {
    document.body.insertAdjacentHTML("beforeend", '<img src="https://docs.invalid/x.png" onerror="window.ran = true">');
    const result = await fetch("https://docs.invalid/").then(
      () => "sent",
      () => "blocked",
    );
    return [result, "ran" in globalThis];
  });
  expect(fetched).toEqual(["blocked", false]);
  expect(faults.filter((fault) => fault.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(2);
  await page.close();
});

test("a path without a page has status 404 and the page for it", async () => {
  const response = await fetch(`${server()}no/such/page/`);
  expect(response.status).toBe(404);
  const text = await response.text();
  expect(text).toMatch(/<h1[^>]*>404/);
  expect(text).toContain('href="/number-inventory/guides/getting-started/"');
});

test("llms.txt and the sitemap list the pages, and the specs can be downloaded", () => {
  const address = "https://docs.example.com/number-inventory/";
  for (const path of ["guides/errors/", "specs/invoca.yaml"]) {
    expect(read("llms.txt")).toContain(`](${address}${path})`);
  }
  expect(read("sitemap-0.xml")).toContain(`<loc>${address}guides/errors/</loc>`);
  expect(read("sitemap-index.xml")).toContain(`<loc>${address}sitemap-0.xml</loc>`);
  for (const id of ["invoca", "cloudlx", "apifonica", "callgear"]) {
    expect(JSON.parse(read(`specs/${id}.json`))).toHaveProperty("openapi");
    expect(read(`changelog/${id}/index.html`)).toMatch(/<h2[^>]*>1\.0\.0 - 20/);
  }
});
