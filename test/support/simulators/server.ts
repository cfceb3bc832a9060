import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Faults } from "./faults.js";
import { Rows } from "./rows.js";

/** What every simulator takes. */
export interface SimulatorOptions<Row extends object> {
  /** How many rows there are (their keys are 1 to this number), or their keys. Default 0. */
  rows?: number | readonly number[];
  /** The last word about the record of a row. */
  record?(this: void, row: Row, key: number): object;
  /** More rows than this are never in one answer, whatever was asked for. */
  pageCap?: number;
  /** How long an answer takes at least. */
  delayMs?: number;
  /** What goes wrong. */
  faults?: Faults;
  /** Called before an answer is made; may change the rows. `request` counts from 1. */
  beforeAnswer?: (request: number, rows: Rows, received: ReceivedRequest) => void | Promise<void>;
}

/** A request as it came. */
export interface ReceivedRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What is answered: content other than a text is sent as JSON. */
export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  content: unknown;
}

/** A server that has been started. */
export interface Simulator {
  /** The base URL for the client. */
  readonly url: string;
  /** The environment variables that point the command at it. */
  readonly env: Readonly<Record<string, string>>;
  readonly rows: Rows;
  /** Every request, in the order in which they came. */
  readonly requests: ReceivedRequest[];
  /** Requests that have been neither answered nor given up by the client. */
  readonly open: number;
  close(): Promise<void>;
}

/** What a provider's simulator says beside its options. */
export interface Wire {
  /** The rows are kept in the order of their keys. */
  sorted: boolean;
  env: (url: string) => Record<string, string>;
  answer: (request: ReceivedRequest, rows: Rows, number: number) => Reply;
}

/** Starts a server on a free port of the loopback interface. */
export async function startServer<Row extends object>(
  { rows = 0, delayMs = 0, faults, beforeAnswer }: SimulatorOptions<Row>,
  wire: Wire,
): Promise<Simulator> {
  const kept = new Rows(rows, wire.sorted);
  const requests: ReceivedRequest[] = [];
  const open = new Set<ServerResponse>();

  const server = createServer((message, response) => {
    open.add(response);
    response.on("close", () => open.delete(response));
    void handle(message, response).catch((thrown: unknown) => {
      response.writeHead(599, { "content-type": "text/plain" }).end(`The simulator failed: ${String(thrown)}`);
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
    await beforeAnswer?.(number, kept, received);
    const fault = faults?.(number, received.url.pathname);
    const reply = (): Reply => wire.answer(received, kept, number);
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

/** A server that answers everything with the same content, to see what arrives. */
export function startRecorder(content: unknown = {}): Promise<Simulator> {
  return startServer({}, { sorted: false, env: () => ({}), answer: () => ({ content }) });
}

function write(response: ServerResponse, { status = 200, headers, content }: Reply, message?: string): void {
  const text = typeof content === "string" ? content : JSON.stringify(content ?? null);
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
  const whole = () => JSON.stringify(reply().content);
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
