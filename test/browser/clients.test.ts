/** The clients in Chromium: with the mock on another origin, and behind the server of the page. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Package from "../../src/index.js";
import { listNumbers } from "../../src/index.js";
import { providers } from "../../src/providers/index.js";
import { useChromium } from "../support/docs/browser.js";
import { useMock } from "../support/mock.js";

/** The package in the page. */
declare const app: typeof Package;

const mock = useMock();
const openPage = useChromium();
const server = createServer();
let origin: string;
let page: Page;

/** Forwards a request below `/api` to the mock, as a proxy on the page's server does. */
async function forward({ url = "", method = "GET", headers }: IncomingMessage, toPage: ServerResponse): Promise<void> {
  const { authorization = "" } = headers;
  const fromMock = await fetch(mock.url + url.slice("/api".length), { method, headers: { authorization } });
  toPage.writeHead(fromMock.status, { "content-type": fromMock.headers.get("content-type") ?? "" });
  toPage.end(await fromMock.text());
}

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "number-inventory";', resolveDir: import.meta.dirname },
    bundle: true,
    format: "iife",
    globalName: "app",
    write: false,
  });
  const html = `<!doctype html><link rel="icon" href="data:,"><script>${outputFiles[0]!.text}</script>`;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/api/")) {
      void forward(request, response);
    } else {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  ({ page } = await openPage(origin, "/"));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The numbers that a client in the page lists, or the name of its error. */
function listInPage(id: string, env: Record<string, string | undefined>, baseUrl: string): Promise<unknown> {
  return page.evaluate(
    async ([name, values, url]) => {
      const provider = app.providers.find((each) => each.id === name)!;
      const numbers: (string | null)[] = [];
      try {
        for await (const { number } of app.listNumbers([provider.connect(values, { baseUrl: url })])) {
          numbers.push(number);
        }
      } catch (error) {
        return app.isInventoryError(error)
          ? error.failures.map((failure) => (failure.error as Error).name)
          : String(error);
      }
      return numbers;
    },
    [id, env, baseUrl] as const,
  );
}

describe.each(providers)("$id", (provider) => {
  const { id, variables } = provider;
  const credentials = () => Object.fromEntries(variables.map(({ name }) => [name, mock.env[name]]));

  test("lists the numbers of the mock, which allows requests from other origins", async () => {
    const expected: (string | null)[] = [];
    for await (const { number } of listNumbers([provider.connect(credentials(), { baseUrl: `${mock.url}/${id}` })])) {
      expected.push(number);
    }
    expect(expected).not.toEqual([]);
    expect(await listInPage(id, credentials(), `${mock.url}/${id}`)).toEqual(expected);
  });
});

test("a base URL can be a path on the page's server", async () => {
  const credentials = { INVOCA_NETWORK_ID: mock.env["INVOCA_NETWORK_ID"], INVOCA_TOKEN: mock.env["INVOCA_TOKEN"] };
  expect(await listInPage("invoca", credentials, "/api/invoca")).toEqual(
    await listInPage("invoca", credentials, `${mock.url}/invoca`),
  );
});

test("a wrong credential is an AuthenticationError", async () => {
  const credentials = { INVOCA_NETWORK_ID: mock.env["INVOCA_NETWORK_ID"], INVOCA_TOKEN: "wrong" };
  expect(await listInPage("invoca", credentials, "/api/invoca")).toEqual(["AuthenticationError"]);
});

test.each(["//127.0.0.1/invoca", "invoca", "/invoca?key=1", "javascript:alert(1)"])(
  "%j is not a base URL in a page either",
  async (baseUrl) => {
    const credentials = { INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "token" };
    expect(await listInPage("invoca", credentials, baseUrl)).toContain("TypeError: `baseUrl` must be");
  },
);

describe("the warning about a credential in a page", () => {
  /** The warnings of a page that creates clients with these options. */
  async function warningsOf(...clients: Package.ClientOptions[]): Promise<string[]> {
    const opened = await openPage(origin, "/");
    await opened.page.evaluate(
      (list) => list.forEach((options) => app.createCallgearClient({ accessToken: "sensitive", ...options })),
      clients,
    );
    return opened.faults;
  }

  test("is printed once per page", async () => {
    expect(await warningsOf({}, { baseUrl: mock.url })).toEqual([
      "warning: number-inventory: this page contains a credential. Send requests through your server, or set `allowBrowser`.",
    ]);
  });

  test("is not printed for the server of the page, nor if it is meant", async () => {
    const onPage = [{ baseUrl: "/api/callgear" }, { baseUrl: `${origin}/api/callgear` }];
    expect(await warningsOf(...onPage, { allowBrowser: true })).toEqual([]);
  });
});
