/** The tests of an example with an endpoint that streams all numbers as NDJSON. */
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { startExample } from "./examples.js";
import { forTest } from "./simulators/for-test.js";
import { startInvoca, type InvocaSimulatorOptions, type Simulator } from "./simulators/index.js";

/** Starts the example for the current test. Returns the URL that it prints, and what it has written to stderr. */
async function startServer(name: string, simulator: Simulator) {
  const child = startExample(name, [], { ...simulator.env, PORT: "0" });
  const errors: string[] = [];
  child.stderr!.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  onTestFinished(async () => {
    child.kill();
    await once(child, "close");
  });
  const [url] = (await once(createInterface(child.stdout!), "line")) as [string];
  return { url, errors };
}

async function get(url: string): Promise<IncomingMessage> {
  const [response] = (await once(request(url).end(), "response")) as [IncomingMessage];
  onTestFinished(() => void response.destroy());
  return response;
}

/** Waits until the simulator receives no more requests, and returns how many it has received. */
async function settledCount(simulator: Simulator): Promise<number> {
  for (;;) {
    const count = simulator.requests.length;
    await sleep(500);
    if (count === simulator.requests.length) {
      return count;
    }
  }
}

async function readLines(response: IncomingMessage): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface(response)) {
    lines.push(line);
  }
  return lines;
}

/** Tests that the example streams all numbers, with backpressure, and that it stops if its client does. */
export function testNdjsonServer(name: string): void {
  const start = async (options: InvocaSimulatorOptions) => {
    const simulator = await forTest(startInvoca(options));
    return { simulator, ...(await startServer(name, simulator)) };
  };

  test(`${name} streams each number as a line of JSON`, async () => {
    const { url, errors } = await start({ rows: 250 });
    const response = await get(url);
    expect(response.headers["content-type"]).toBe("application/x-ndjson");
    const numbers = (await readLines(response)).map((line) => JSON.parse(line) as { e164: string });
    expect(numbers).toHaveLength(250);
    expect(numbers[249]).toMatchObject({ provider: "invoca", e164: "+12025550250" });
    expect(errors).toEqual([]);
  });

  test(`${name} requests no more pages while its client does not read`, async () => {
    // 50 pages of a megabyte, of which the sockets can buffer some.
    const record = (row: object) => ({ ...row, primary_url: "x".repeat(10_000) });
    const { simulator, url } = await start({ rows: 5_000, record });
    const response = await get(url);
    expect(await settledCount(simulator)).toBeLessThan(30);
    expect(await readLines(response)).toHaveLength(5_000);
    expect(simulator.requests.length).toBeGreaterThanOrEqual(50);
  });

  test(`${name} ends the response with an error if the list fails, so that it does not look complete`, async () => {
    const { url } = await start({
      rows: 1_000,
      faults: (number) => (number > 2 ? { kind: "status", status: 404 } : undefined),
    });
    await expect(readLines(await get(url))).rejects.toThrow("aborted");
  });

  test(`${name} requests no more pages after its client has closed the connection`, async () => {
    let isHeld = true;
    const { simulator, url, errors } = await start({
      rows: 10_000,
      // The pages after the second never arrive, so that only an abort ends their requests.
      beforeResponse: (number) => (number > 2 && isHeld ? new Promise(() => undefined) : undefined),
    });
    const response = await get(url);
    await once(response, "data");
    await expect.poll(() => simulator.open, { timeout: 10_000 }).toBeGreaterThan(0);
    response.destroy();
    await expect.poll(() => simulator.open, { timeout: 10_000 }).toBe(0);
    const count = simulator.requests.length;
    expect(await settledCount(simulator)).toBe(count);
    expect(count).toBeLessThan(20);
    isHeld = false;
    expect(await readLines(await get(url))).toHaveLength(10_000);
    expect(errors).toEqual([]);
  });
}
