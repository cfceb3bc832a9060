/**
 * The mock of all specs: one HTTP server, each spec below a prefix named after its provider. An answer is an example of
 * the spec; a request that breaks the spec, or is for nothing the spec has, gets `application/problem+json` with the
 * reasons.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { NO_PATH_MATCHED_ERROR, ProblemJsonError, type IHttpRequest } from "@stoplight/prism-http";
import { createMockApi, type MockApi } from "./api.js";
import { readSpecs } from "../openapi/specs.js";

/** A mock that runs. */
export interface Mock {
  url: string;
  /** The environment variables that point the command at it, credentials included. */
  env: Record<string, string>;
  /** Stops it, with whatever connections are open. */
  close(): Promise<void>;
}

const INVALID_JSON = { type: "INVALID_JSON", title: "The content is no JSON", status: 400 };

/** Starts the mock; on port 0, on any free port. Rejects with the server's error where it cannot listen. */
export async function startMock({ port = 0, host = "127.0.0.1" } = {}): Promise<Mock> {
  const specs = await readSpecs();
  const apis = new Map(
    await Promise.all(specs.map(async (spec) => [spec.provider, await createMockApi(spec)] as const)),
  );
  const server = createServer((request, response) => void respond(apis, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });

  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const env: Record<string, string> = {};
  for (const { provider, document } of specs) {
    Object.assign(env, document["x-mock-env"], { [`${provider.toUpperCase()}_BASE_URL`]: `${url}/${provider}` });
  }
  return {
    url,
    env,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(apis: Map<string, MockApi>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { statusCode, headers = {}, body } = await ask(apis, request);
    response.writeHead(statusCode, headers).end(body === undefined ? "" : JSON.stringify(body));
  } catch (thrown) {
    const problem = ProblemJsonError.toProblemJson(thrown instanceof Error ? thrown : new Error(String(thrown)));
    response.writeHead(problem.status, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
  }
}

async function ask(apis: Map<string, MockApi>, request: IncomingMessage) {
  const { pathname, searchParams } = new URL(`http://mock${request.url}`);
  const [, provider = "", path = "/"] = /^\/([^/]*)(\/.*)?$/.exec(pathname) ?? [];
  const api = apis.get(provider);
  if (api === undefined) {
    const prefixes = [...apis.keys()].map((name) => `/${name}`).join(", ");
    throw ProblemJsonError.fromTemplate(NO_PATH_MATCHED_ERROR, `Every path begins with one of ${prefixes}`);
  }
  const content = await text(request);
  const query = [...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length === 1 ? values[0]! : values] as const;
  });
  return api({
    method: (request.method ?? "get").toLowerCase() as IHttpRequest["method"],
    url: { path, query: Object.fromEntries(query) },
    headers: {
      ...(request.headers as Record<string, string>),
      // Prism skips the check of the media type where no length is stated.
      ...(content !== "" && { "content-length": String(Buffer.byteLength(content)) }),
    },
    ...(content !== "" && { body: parse(content, request.headers["content-type"]) }),
  });
}

function parse(content: string, type = ""): unknown {
  if (!/[/+]json\b/i.test(type)) return content;
  try {
    return JSON.parse(content);
  } catch (error) {
    throw ProblemJsonError.fromTemplate(INVALID_JSON, (error as Error).message);
  }
}
