/** A server whose paths start with the fault of its responses. Pages of any origin may read them. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A running server. */
export interface FaultyServer {
  url: string;
  /** Stops the server and closes open connections. */
  close(): void;
}

type Respond = (request: IncomingMessage, response: ServerResponse, parameter: string) => void;

const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type, user-agent",
  "access-control-expose-headers": "*",
};

/** The duration of the response to a request for a credential. */
const SLOW_MS = 300;

function sendJson(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, { ...CORS_HEADERS, "content-type": "application/json" }).end(JSON.stringify(content));
}

/** The responses, by the first part of the path. */
function createResponses(): Readonly<Record<string, Respond>> {
  const seen = new Set<string>();
  return {
    status: (_, response, status) => sendJson(response, { message: "Synthetic" }, Number(status)),
    reset: ({ socket }) => socket.resetAndDestroy(),
    hang: () => undefined,
    html: (_, response) => response.writeHead(200, { ...CORS_HEADERS, "content-type": "text/html" }).end("<h1>Hi</h1>"),
    "rpc-error": (_, response) =>
      sendJson(response, { error: { code: -32602, message: "Synthetic", data: { mnemonic: "invalid_parameter" } } }),
    "long-list": (_, response) => {
      const data = Array.from({ length: 100 }, (__, index) => ({ id: index + 1 }));
      sendJson(response, { data, recordsTotal: 1000 });
    },
    "unavailable-once": (_, response, id) => {
      sendJson(response, { id: 1 }, seen.has(id) ? 200 : 503);
      seen.add(id);
    },
    // Slow, so that requests can wait for it together.
    "slow-token": (_, response) => void setTimeout(() => response.end("invoca-token"), SLOW_MS),
    "slow-cloudlx": ({ url = "" }, response) => {
      if (url.includes("/oauth2/")) {
        setTimeout(() => sendJson(response, { access_token: "cloudlx-token", expires_in: 3600 }), SLOW_MS);
      } else {
        sendJson(response, { numbers: [], num_results: 0, paginates: false });
      }
    },
    "second-token": ({ headers }, response) =>
      sendJson(response, { id: 1 }, headers.authorization === "token-1" ? 401 : 200),
  };
}

/** Starts the server on a free port of the loopback interface. */
export async function startFaultyServer(): Promise<FaultyServer> {
  const responses = createResponses();
  const server = createServer((request, response) => {
    const [, fault = "", parameter = ""] = (request.url ?? "").split("/");
    if (request.method === "OPTIONS") {
      response.writeHead(204, CORS_HEADERS).end();
    } else {
      (responses[fault] ?? ((_, unknown) => sendJson(unknown, {}, 404)))(request, response, parameter);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
