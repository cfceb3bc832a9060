/** The page of `examples/tanstack-query` in Chromium, with React. */
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { useChromium } from "../support/docs/browser.js";
import { startExample } from "../support/examples.js";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";

const openPage = useChromium();

/** Starts the example's server, and returns its URL. */
async function startServer(env: Record<string, string>): Promise<string> {
  const child = startExample("tanstack-query", [], { PORT: "0", ...env });
  onTestFinished(() => void child.kill());
  let errors = "";
  child.stderr!.on("data", (text: Buffer) => (errors += text.toString()));
  const [output] = (await Promise.race([
    once(child.stdout!, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(errors))),
  ])) as [Buffer];
  return `http://127.0.0.1:${/port: (\d+)/.exec(output.toString())![1]!}`;
}

test("a page loads one page of the list after the other, each with one request", async () => {
  const simulator = await forTest(startInvoca({ rows: 45 }));
  const url = await startServer({ INVOCA_BASE_URL: simulator.url, INVOCA_TOKEN: "invoca-token" });
  const { page, faults } = await openPage(url, "/");
  const credentials: (string | undefined)[] = [];
  page.on("request", (request) => credentials.push(request.headers()["authorization"]));

  const items = page.locator("li");
  const more = page.getByRole("button", { name: "More" });
  await items.nth(19).waitFor();
  await page.getByRole("heading", { name: "45 destinations" }).waitFor();
  expect(await items.count()).toBe(20);
  // One is that of the total.
  expect(simulator.requests).toHaveLength(2);
  await more.click();
  await items.nth(38).waitFor();
  expect(simulator.requests).toHaveLength(3);
  await more.click();
  await items.nth(44).waitFor();
  expect(simulator.requests).toHaveLength(4);
  expect(await items.count()).toBe(45);
  expect(await more.count()).toBe(0);

  await page.getByRole("button", { name: "+1 202-555-0007" }).click();
  await page.getByRole("status").getByText("Campaign 7").waitFor();
  expect(simulator.requests).toHaveLength(5);
  expect(credentials).toEqual(Array(3).fill("added by the server"));
  expect(faults).toEqual([]);
});

test("a page shows the error of a list", async () => {
  const simulator = await forTest(startInvoca({ rows: 1 }));
  const url = await startServer({ INVOCA_BASE_URL: simulator.url, INVOCA_TOKEN: "old-token" });
  const { page } = await openPage(url, "/");
  expect(await page.getByRole("alert").textContent()).toContain("HTTP 401");
});

test("the server forwards reads of the list and its records only", async () => {
  const simulator = await forTest(startInvoca({ rows: 1 }));
  const url = await startServer({ INVOCA_BASE_URL: simulator.url, INVOCA_TOKEN: "invoca-token" });
  const list = `${url}/api/invoca/1234/customer_phone_numbers.json`;
  expect((await fetch(`${list}?limit=1`)).status).toBe(200);
  expect((await fetch(list, { method: "POST" })).status).toBe(404);
  expect((await fetch(list.replace("1234", "1235"))).status).toBe(404);
  expect((await fetch(list.replace("/1234", "/1234%2f..%2f1235"))).status).toBe(404);
  expect(simulator.requests).toHaveLength(1);
});
