/**
 * The specs work with the stock mock server, without the rules of our own mock: our clients list from `prism mock`. Its
 * base URL is the bare host and port, because Prism serves the paths without those of `servers`.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { findProvider } from "../../src/providers/index.js";
import { documentedRecords, listOperation } from "../../scripts/docs/openapi/records.js";
import { readSpecs, root, type Spec } from "../../scripts/openapi/specs.js";

/** Starts `prism mock` on a free port and resolves to its URL. The process ends with the test. */
async function startPrism({ url }: Spec): Promise<string> {
  const cli = fileURLToPath(new URL("node_modules/@stoplight/prism-cli/dist/index.js", root));
  const child = spawn(process.execPath, [cli, "mock", fileURLToPath(url), "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => stop(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /Prism is listening on (http:\S+)/.exec(stripVTControlCharacters(line)) ?? [];
    if (address === undefined) {
      continue;
    }
    child.stdout.resume();
    return address;
  }
  throw new Error("prism mock ended before it listened");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const closed = once(child, "close");
  child.kill();
  await closed;
}

/**
 * Prism responds to each request with the first example. Apifonica's first page has a `next` link, and only `Prefer`
 * selects the page that ends the list.
 */
const preferLastPage: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).searchParams.has("next")) {
    request.headers.set("Prefer", "example=LastPage");
  }
  return fetch(request);
};

const specs = await readSpecs();

test.each(specs)("the client of $provider lists the documented records from prism mock", async (spec) => {
  const provider = findProvider(spec.provider)!;
  const baseUrl = await startPrism(spec);
  const options = {
    baseUrl,
    retry: { maxRetries: 0 },
    ...(spec.provider === "apifonica" && { fetch: preferLastPage }),
  };
  const client = provider.connect(spec.document["x-mock-env"] as Record<string, string>, options);
  const items = await provider.list(client).toArray();
  const documented = documentedRecords(spec, listOperation(spec));
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(documented).toContainEqual(item);
  }
});
