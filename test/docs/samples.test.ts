/** The code samples of the documentation: the TypeScript compiles, and both mocks respond to what the samples send. */
import { spawnSync, spawn } from "node:child_process";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplesOf } from "../../scripts/docs/samples/samples.js";
import { startMock as startPrismMock } from "../../scripts/mock/server.js";
import { operationsOf, readSpecs, root } from "../../scripts/openapi/specs.js";
import type { Mock } from "../../src/cli/mock/run-mock.js";
import { close, listen, startMock } from "../../src/cli/mock/server.js";
import { providers } from "../../src/providers/index.js";
import { problemsOf } from "../support/compile.js";

const MOCK = "http://127.0.0.1:4010";
const specs = await readSpecs();
const samples = (
  await Promise.all(
    specs.map(async ({ provider, document }) =>
      [...(await samplesOf({ provider, document, url: specs[0]!.url }))].flatMap(([id, all]) =>
        all.map((one) => ({ provider, document, id, ...one, title: [provider, id, one.name].join(" ") })),
      ),
    ),
  )
).flat();
const byTitle = samples.map((sample) => [sample.title, sample] as const);

let mocks: Mock[] = [];
beforeAll(async () => {
  mocks = [await startMock(), await startPrismMock()];
});
afterAll(() => Promise.all(mocks.map((mock) => mock.close())));

test("every operation has a sample for each example of its body", () => {
  const wanted = specs.flatMap((spec) => operationsOf(spec).map(({ operation }) => operation["operationId"] as string));
  expect([...new Set(samples.map(({ provider, id }) => `${provider} ${id}`))]).toHaveLength(wanted.length);
  expect(samples.filter(({ id }) => id === "getVirtualNumbers").map(({ name }) => name)).toEqual([
    "AllParameters",
    "RequiredParameters",
    "FilterTree",
  ]);
});

test("the TypeScript samples compile against the built package", () => {
  const pieces = samples.flatMap(({ title, typescript }) =>
    (["live", "mock"] as const).map((server) => [`sample ${title} ${server}`, typescript[server]] as const),
  );
  expect(pieces.length).toBeGreaterThanOrEqual(18);
  expect(problemsOf(new Map(pieces))).toEqual([]);
});

test("the TypeScript samples of lists use the client's own method", () => {
  const lists = samples.filter(({ provider, id }) =>
    operationsOf(specs.find((spec) => spec.provider === provider)!).some(
      ({ operation }) => operation["operationId"] === id && operation["x-pagination"],
    ),
  );
  expect(lists.length).toBeGreaterThanOrEqual(specs.length);
  for (const { typescript } of lists) {
    expect(typescript.live).toMatch(/for await \(const number of \w+\.\w+\.list\(/);
  }
});

test.each(byTitle)("the live samples of %s have no values of the mock, and read documented variables", (_, sample) => {
  const { curl, typescript, provider, document } = sample;
  const known = providers.find(({ id }) => id === provider)!.variables.map(({ name }) => name);
  for (const source of [curl.live, typescript.live]) {
    for (const value of [...Object.values(document["x-mock-env"] as Record<string, string>), "mock", "127.0.0.1"]) {
      expect(source).not.toContain(value);
    }
    const read = new Set(source.match(new RegExp(`\\b${provider.toUpperCase()}_\\w+`, "g")));
    expect(read.size).toBeGreaterThan(0);
    // A refresh token comes from a response, so that the command has no variable for it.
    expect([...read].filter((name) => !known.includes(name) && name !== "CLOUDLX_REFRESH_TOKEN")).toEqual([]);
  }
});

test.each(byTitle)("the curl samples of %s differ in the server and in the values of the account only", (_, sample) => {
  const { curl, provider } = sample;
  const shape = (source: string) =>
    source
      .replace(/^curl "[^"?]*/, "curl")
      .replaceAll(/\$[A-Z_]+|mock-[a-z-]+|accmock|autmock|(?<=client_id": ")mock/g, "*")
      .replaceAll(`http://127.0.0.1:4010/${provider}`, "");
  expect(shape(curl.mock)).toBe(shape(curl.live));
});

test.each(byTitle)("both mocks respond to the samples of %s, which send the same request", async (_, sample) => {
  const [first, second] = mocks as [Mock, Mock];
  const [fromCurl] = await recordRequests(first, (url) => runCurl(sample.curl.mock.replace(MOCK, url)));
  const fromTypescript = await recordRequests(first, (url) => runModule(sample.typescript.mock.replace(MOCK, url)));
  const [other] = await recordRequests(second, (url) => runCurl(sample.curl.mock.replace(MOCK, url)));
  expect([fromCurl, other, ...fromTypescript].filter((request) => request?.status !== 200)).toEqual([]);
  const same = fromTypescript.find(({ path }) => path === fromCurl!.path)!;
  expect(same).toMatchObject({ method: fromCurl!.method, query: fromCurl!.query });
  // The client numbers its JSON-RPC requests itself, and adds its page size.
  const { id: _id, ...body } = fromCurl!.body;
  expect(same.body).toMatchObject(body);
});

test("curl is installed", () => {
  expect(spawnSync("curl", ["--version"]).status).toBe(0);
});

interface Recorded {
  method: string;
  path: string;
  query: object;
  body: Record<string, unknown>;
  status: number;
}

/** Runs a program with the URL of a server that passes requests to a mock, and returns the requests. */
async function recordRequests(mock: Mock, send: (url: string) => Promise<void>): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "", url = "", headers } = request;
      const body = await text(request);
      const reply = await fetch(mock.url + url, {
        method,
        headers: headers as Record<string, string>,
        ...(body !== "" && { body }),
      });
      const { pathname, searchParams } = new URL(mock.url + url);
      recorded.push({
        method,
        path: pathname,
        query: Object.fromEntries(searchParams),
        body: body === "" ? {} : (JSON.parse(body) as Record<string, unknown>),
        status: reply.status,
      });
      response.writeHead(reply.status, { "content-type": reply.headers.get("content-type")! }).end(await reply.text());
    })();
  });
  const url = await listen(server, 0, "127.0.0.1");
  try {
    await send(url);
  } finally {
    await close(server);
  }
  return recorded;
}

async function runCurl(command: string): Promise<void> {
  const output = await run("bash", ["-c", command.replace(/^curl /, "curl --silent --show-error ")]);
  expect(JSON.parse(output)).not.toHaveProperty("error");
}

/** Runs a sample, which has no types, with the built package. */
async function runModule(code: string): Promise<void> {
  expect(await run(process.execPath, ["--input-type=module", "--eval", code])).not.toBe("");
}

/** Returns the output of a program that must not write to stderr. */
async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { cwd: fileURLToPath(root) });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(errors).toBe("");
  return output;
}
