import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Faults } from "./faults.js";
import { Rows } from "./rows.js";

/** Options of all simulators. */
export interface SimulatorOptions<Row extends object> {
  /** The number of rows (their keys are 1 to this number), or the keys. Default 0. */
  rows?: number | readonly number[];
  /** Changes the record of a row. */
  record?(this: void, row: Row, key: number): object;
  /** The maximum number of rows in a response, also if the client requests more. */
  pageCap?: number;
  /** The minimum duration of a response. */
  delayMs?: number;
  /**
   * The keys in the order of the list, instead of `rows`. Keys can repeat or be missing. Filters and cursors of rows
   * do not apply.
   */
  listed?: readonly number[];
  /** Whether the list starts again after its end, so that no page is the last one. Only with `listed` or `pages`. */
  endless?: boolean;
  /** Changes the content of a response before it is sent. */
  rewrite?: (content: unknown, received: ReceivedRequest) => unknown;
  /** Changes a response before it is sent: its status, headers and content. */
  rewriteReply?: (reply: Reply, received: ReceivedRequest) => Reply;
  /** The faults of responses. */
  faults?: Faults;
  /** Called before a response is created; can change the rows. `request` counts from 1. */
  beforeResponse?: (request: number, rows: Rows, received: ReceivedRequest) => void | Promise<void>;
}

/** A request that the server received. */
export interface ReceivedRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A response. Content that is neither a string nor bytes is sent as JSON. */
export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  content: unknown;
}

/** A running server. */
export interface Simulator {
  /** The base URL for the client. */
  readonly url: string;
  /** The environment variables with which the command uses this server. */
  readonly env: Readonly<Record<string, string>>;
  readonly rows: Rows;
  /** All requests, in the order of arrival. */
  readonly requests: ReceivedRequest[];
  /** The number of requests without a response that the client has not cancelled. */
  readonly open: number;
  close(): Promise<void>;
}

/** The provider-specific part of a simulator. */
export interface Wire {
  /** Whether the rows are sorted by key. */
  sorted: boolean;
  env: (url: string) => Record<string, string>;
  respond: (request: ReceivedRequest, rows: Rows, number: number) => Reply;
}

/** Starts a server on a free port of the loopback interface. */
export async function startServer<Row extends object>(options: SimulatorOptions<Row>, wire: Wire): Promise<Simulator> {
  const { rows = 0, delayMs = 0, faults, beforeResponse } = options;
  const { rewrite = (content) => content, rewriteReply = (reply) => reply } = options;
  const kept = new Rows(rows, wire.sorted);
  const requests: ReceivedRequest[] = [];
  const open = new Set<ServerResponse>();

  const server = createServer((message, response) => {
    open.add(response);
    response.on("close", () => open.delete(response));
    void handle(message, response).catch((thrown: unknown) => {
      response.writeHead(599, { "content-type": "text/plain" }).end(`simulator failed: ${String(thrown)}`);
    });
  });

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) {
      chunks.push(chunk as Buffer);
    }
    const received: ReceivedRequest = {
      method: message.method!,
      url: new URL(message.url!, `http://${message.headers.host!}`),
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const number = requests.push(received);
    if (delayMs > 0) {
      await sleep(delayMs);
    }
    await beforeResponse?.(number, kept, received);
    const fault = faults?.(number, received.url.pathname);
    const reply = (): Reply => {
      const original = wire.respond(received, kept, number);
      return rewriteReply({ ...original, content: rewrite(original.content, received) }, received);
    };
    if (fault === undefined) {
      return write(response, reply());
    }
    return spoil(response, fault, received, reply);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: wire.env(url),
    rows: kept,
    requests,
    get open() {
      return open.size;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts a server that responds to every request with the same content, to record requests. */
export function startRecorder(content: unknown = {}): Promise<Simulator> {
  return startServer({}, { sorted: false, env: () => ({}), respond: () => ({ content }) });
}

function write(response: ServerResponse, { status = 200, headers, content }: Reply, message?: string): void {
  const isSent = typeof content === "string" || content instanceof Uint8Array;
  const text = isSent ? content : JSON.stringify(content ?? null);
  response.writeHead(status, message, {
    "content-type": "application/json",
    ...headers,
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

async function spoil(
  response: ServerResponse,
  fault: Fault,
  request: ReceivedRequest,
  reply: () => Reply,
): Promise<void> {
  const whole = () => {
    const { content } = reply();
    return typeof content === "string" ? content : JSON.stringify(content);
  };
  const json = { "content-type": "application/json" };
  switch (fault.kind) {
    case "status": {
      const { status, headers, content = "", message } = fault;
      return write(response, { status, content, ...(headers && { headers }) }, message);
    }
    case "rpc": {
      const { code, mnemonic, data } = fault;
      const error = { code, message: `Synthetic: ${mnemonic}`, data: { mnemonic, ...data } };
      return write(response, { content: { jsonrpc: "2.0", id: null, error } });
    }
    case "redirect": {
      const { status = 307, location = request.url.pathname + request.url.search } = fault;
      return write(response, { status, headers: { location }, content: "" });
    }
    case "html":
      return write(response, { headers: { "content-type": "text/html" }, content: "<!doctype html><h1>Log in</h1>" });
    case "invalid-json":
      return write(response, { content: whole().slice(0, -1) });
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "truncated": {
      const text = whole();
      response.writeHead(200, { ...json, "content-length": Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
      return;
    }
    case "hang":
      return;
    case "hang-in-body":
      response.writeHead(200, json);
      response.write("{");
      return;
    case "endless": {
      response.writeHead(fault.status ?? 200, json);
      const chunk = " ".repeat(64 * 1024);
      const closed = once(response, "close");
      while (!response.destroyed) {
        if (!response.write(chunk)) {
          await Promise.race([once(response, "drain"), closed]);
        }
      }
    }
  }
}
