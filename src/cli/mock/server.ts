/** The mock without Prism: the fake `fetch` as an HTTP server, with a path prefix for each provider. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createFakeFetch, type FakeFetch } from "../../testing/index.js";
import { mockVariables } from "../../testing/mock-variables.js";
import { allowOrigins } from "./cors.js";
import type { Mock } from "./run-mock.js";

/**
 * Starts the mock. Port 0 means any free port.
 *
 * @throws The server's error if it cannot listen.
 */
export async function startMock({ port = 0, host = "127.0.0.1" } = {}): Promise<Mock> {
  const fakes = new Map(Object.entries(mockVariables).map(([provider, env]) => [provider, createFake(provider, env)]));
  const server = createServer((request, response) => void respond(fakes, request, response));
  const url = await listen(server, port, host);
  const env: Record<string, string> = {};
  for (const [provider, variables] of Object.entries(mockVariables)) {
    Object.assign(env, variables, { [`${provider.toUpperCase()}_BASE_URL`]: `${url}/${provider}` });
  }
  return { url, env, close: () => close(server) };
}

/** Listens on a port, and returns the server's URL. */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** Stops a server and closes open connections. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Returns the fake of a provider that accepts only the credential in the mock's variables. */
function createFake(provider: string, env: Readonly<Record<string, string>>): FakeFetch {
  const values = new Set(Object.values(env));
  return createFakeFetch({ [provider]: { credential: (credential: string) => values.has(credential) } });
}

async function respond(
  fakes: ReadonlyMap<string, FakeFetch>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (allowOrigins(request, response)) {
    return;
  }
  const [, provider = ""] = (request.url ?? "").split("/");
  const fake = fakes.get(provider);
  if (fake === undefined) {
    const prefixes = [...fakes.keys()].map((name) => `/${name}`).join(", ");
    sendJson(response, 404, { message: `The path must start with one of ${prefixes}` });
    return;
  }
  try {
    const { status, headers, body } = await forward(fake, request);
    response.setHeaders(headers).writeHead(status).end(body);
  } catch (error) {
    sendJson(response, 500, { message: String(error) });
  }
}

/** Sends a request to the fake, and returns its response. */
async function forward(fake: FakeFetch, message: IncomingMessage) {
  const { method = "GET", url = "/", headers } = message;
  const body = await text(message);
  const origin = `http://${headers.host ?? ""}`;
  // The fake ignores the host, which only appears in links.
  const address = new URL(`${URL.canParse(origin) ? origin : "http://localhost"}${url}`);
  const lines = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const response = await fake.fetch(address, { method, headers: lines, ...(body !== "" && { body }) });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
