import { getPath } from "../http/json.js";
import type { FakeAccount, FakeAccounts } from "./accounts.js";
import { checkAccounts, checkFault } from "./check-arguments.js";
import { FakeCredentials } from "./credentials.js";
import { FaultPlan, type Fault, type FaultedRequests } from "./fault.js";
import { findOperation, type FakeOperation } from "./operations.js";
import {
  readQuery,
  readRequest,
  withoutCredentials,
  withoutSensitive,
  type ReceivedRequest,
} from "./received-request.js";
import { explain, respond, statusReply, toReply, type Reply, type ServedAccount } from "./respond.js";

/** A request that the fake received, without its credentials. */
export interface FakeRequest {
  /** The provider's id. */
  readonly provider: string;
  /** The operation, named as in errors: `listDestinations`, `get.virtual_numbers`. */
  readonly operation: string;
  /** `GET` or `POST`. */
  readonly method: string;
  /** The URL, with its query. */
  readonly url: string;
  /** The headers that contain no credential, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The query by parameter; an array if one is repeated. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** The parsed JSON body; undefined if there is none. */
  readonly body: unknown;
  /** The status of the response. Undefined if there is none yet, or none at all. */
  readonly status: number | undefined;
}

/** A `fetch` that serves the APIs of all providers without a network. */
export interface FakeFetch {
  /** The function for the `fetch` option of the clients, or in place of `globalThis.fetch`. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** The requests so far, in the order of arrival. */
  readonly requests: readonly FakeRequest[];
  /**
   * Adds a fault for the next request, or for those that `requests` describes.
   *
   * @throws TypeError or RangeError that names what is invalid in them, such as the name of an example in no spec.
   *
   * @example
   * ```ts
   * fake.fail({ status: 429, headers: { "retry-after": "1" } });
   * fake.fail("network-error", { provider: "invoca", nth: 2 });
   * ```
   */
  fail(fault: Fault, requests?: FaultedRequests): void;
  /** Removes all faults, and the requests so far. */
  reset(): void;
}

/**
 * Returns a `fetch` that serves the records of an account of each provider: with their paging, credentials, errors and
 * some of their filters. It finds the operation by the end of the path, so that any base URL works. It uses neither
 * the time nor random values. It responds with 501 to a parameter that it does not support, and with 404 to a request
 * that matches no operation.
 *
 * @example
 * ```ts
 * const fake = createFakeFetch({ invoca: { records: [invocaDestination({ id: 1 }), invocaDestination({ id: 2 })] } });
 * const client = createInvocaClient({ vanity: "test", networkId: 1, token: "test", fetch: fake.fetch });
 * ```
 */
export function createFakeFetch(accounts: FakeAccounts = {}): FakeFetch {
  const configured = accounts as Readonly<Record<string, FakeAccount<object> | undefined>>;
  checkAccounts(accounts);
  const credentials = new Map<string, FakeCredentials>();
  const faults = new FaultPlan();
  const requests: FakeRequest[] = [];

  return {
    requests,
    fail(fault, faulted = {}) {
      checkFault(fault, faulted);
      faults.add(fault, faulted);
    },
    reset() {
      faults.clear();
      requests.length = 0;
    },
    async fetch(input, init) {
      const request = typeof input === "object" && "method" in input && !init ? input : new Request(input, init);
      request.signal?.throwIfAborted();
      const received = await readRequest(request);
      const found = findOperation(received.method, received.url.pathname, received.body);
      if (found === undefined) {
        return toResponse(explain(404, describeUnknown(received)));
      }
      const { operation, path } = found;
      const entry = toEntry(operation, received);
      requests.push(entry);
      const fault = faults.next(entry);
      const response = await applyFault(fault, operation, received, () =>
        respond(operation, received, path, accountOf(operation)),
      );
      entry.status = response.status;
      return response;
    },
  };

  function accountOf({ api: { provider }, documentedRecords }: FakeOperation): ServedAccount {
    const { records = documentedRecords, credential } = configured[provider] ?? {};
    const known = credentials.get(provider) ?? new FakeCredentials(credential);
    credentials.set(provider, known);
    return { records, credentials: known };
  }
}

function describeUnknown({ method, url, body }: ReceivedRequest): string {
  const rpcMethod = getPath(body, ["method"]);
  const rpc = rpcMethod === undefined ? "" : ` with the JSON-RPC method ${JSON.stringify(rpcMethod)}`;
  return `number-inventory/testing has no operation for ${method} ${url.pathname}${rpc}`;
}

function toEntry({ api, declaration }: FakeOperation, { method, url, headers, body }: ReceivedRequest) {
  const entry: FakeRequest & { status: number | undefined } = {
    provider: api.provider,
    operation: declaration.name,
    method,
    url: url.href,
    headers: withoutCredentials(headers, api.sensitive),
    query: readQuery(url),
    body: withoutSensitive(body, api.sensitive),
    status: undefined,
  };
  return entry;
}

async function applyFault(
  fault: Fault | undefined,
  operation: FakeOperation,
  request: ReceivedRequest,
  respondNormally: () => Reply,
): Promise<Response> {
  switch (fault) {
    case undefined:
      return toResponse(respondNormally());
    case "network-error":
      throw new TypeError("fetch failed", { cause: new Error("network error of number-inventory/testing") });
    case "hang":
      return waitForAbort(request.signal);
    case "html":
      return toResponse({
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Log in</title>",
      });
    case "truncated":
      return truncate(respondNormally());
  }
  if ("delayMs" in fault) {
    await delay(fault.delayMs, request.signal);
    return toResponse(respondNormally());
  }
  if ("example" in fault) {
    return toResponse(toReply(operation, fault.example, request));
  }
  const { status, headers, body } = fault;
  const documented = statusReply(operation, status, request);
  return toResponse({
    status,
    headers: { ...documented.headers, ...headers },
    body: body === undefined ? documented.body : body,
  });
}

function toResponse({ status, headers, body }: Reply): Response {
  return new Response(toText(body), { status, headers: { "content-type": "application/json", ...headers } });
}

function toText(body: unknown): string | null {
  return body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
}

/** Returns a response whose body ends with an error after its first half. */
function truncate({ status, headers, body }: Reply): Response {
  const bytes = new TextEncoder().encode(toText(body) ?? "");
  let isSent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) {
        controller.error(new TypeError("terminated"));
      } else {
        isSent = true;
        controller.enqueue(bytes.slice(0, bytes.length / 2));
      }
    },
  });
  return new Response(stream, { status, headers: { "content-type": "application/json", ...headers } });
}

function waitForAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => onAbort(signal, reject));
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });
}

function onAbort(signal: AbortSignal, listener: (reason: Error) => void): void {
  const notify = () => listener(signal.reason as Error);
  if (signal.aborted) {
    notify();
  } else {
    signal.addEventListener("abort", notify, { once: true });
  }
}
