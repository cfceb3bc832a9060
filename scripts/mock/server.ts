/**
 * The mock of all specs: one HTTP server with a path prefix per provider. Responses are examples from the spec. A
 * request that violates the spec, or matches no operation, gets an `application/problem+json` response with the
 * reasons.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { NO_PATH_MATCHED_ERROR, ProblemJsonError, type IHttpRequest } from "@stoplight/prism-http";
import { allowOrigins } from "../../src/cli/mock/cors.js";
import type { Mock } from "../../src/cli/mock/run-mock.js";
import { close, listen } from "../../src/cli/mock/server.js";
import { createMockApi, type MockApi } from "./api.js";
import { readSpecs } from "../openapi/specs.js";

const INVALID_JSON = { type: "INVALID_JSON", title: "Request body is not valid JSON", status: 400 };

/**
 * Starts the mock. Port 0 means any free port.
 *
 * @throws The server's error if it cannot listen.
 */
export async function startMock({ port = 0, host = "127.0.0.1" } = {}): Promise<Mock> {
  const specs = await readSpecs();
  const apis = new Map(
    await Promise.all(specs.map(async (spec) => [spec.provider, await createMockApi(spec)] as const)),
  );
  const server = createServer((request, response) => void respond(apis, request, response));
  const url = await listen(server, port, host);
  const env: Record<string, string> = {};
  for (const { provider, document } of specs) {
    Object.assign(env, document["x-mock-env"], { [`${provider.toUpperCase()}_BASE_URL`]: `${url}/${provider}` });
  }
  return { url, env, close: () => close(server) };
}

async function respond(apis: Map<string, MockApi>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (allowOrigins(request, response)) {
    return;
  }
  try {
    const { statusCode, headers = {}, body } = await handle(apis, request);
    response.writeHead(statusCode, headers).end(body === undefined ? "" : JSON.stringify(body));
  } catch (thrown) {
    const problem = ProblemJsonError.toProblemJson(thrown instanceof Error ? thrown : new Error(String(thrown)));
    response.writeHead(problem.status, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
  }
}

async function handle(apis: Map<string, MockApi>, request: IncomingMessage) {
  const { pathname, searchParams } = new URL(`http://mock${request.url}`);
  const [, provider = "", path = "/"] = /^\/([^/]*)(\/.*)?$/.exec(pathname) ?? [];
  const api = apis.get(provider);
  if (api === undefined) {
    const prefixes = [...apis.keys()].map((name) => `/${name}`).join(", ");
    throw ProblemJsonError.fromTemplate(NO_PATH_MATCHED_ERROR, `The path must start with one of ${prefixes}`);
  }
  const body = await text(request);
  const query = [...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? "")] as const;
  });
  return api({
    method: (request.method ?? "get").toLowerCase() as IHttpRequest["method"],
    url: { path, query: Object.fromEntries(query) },
    headers: {
      ...(request.headers as Record<string, string>),
      // Prism does not validate the media type if there is no Content-Length.
      ...(body !== "" && { "content-length": String(Buffer.byteLength(body)) }),
    },
    ...(body !== "" && { body: parseBody(body, request.headers["content-type"]) }),
  });
}

function parseBody(body: string, type = ""): unknown {
  if (!/[/+]json\b/i.test(type)) {
    return body;
  }
  try {
    return JSON.parse(body);
  } catch (error) {
    throw ProblemJsonError.fromTemplate(INVALID_JSON, (error as Error).message);
  }
}
