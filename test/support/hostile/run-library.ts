/** Runs a case with the clients of the library. */
import { inspect } from "node:util";
import type { ListingReport } from "../../../src/listing/report.js";
import { apifonica, callgear, cloudlx, cloudlxByTokens, invoca, type AnyListing } from "../simulators/connect.js";
import type { HostileCase, ThrownName } from "./cases.js";
import { FACTS, toNumber, type HostileServer } from "./server.js";
import { toText } from "./texts.js";

/** What a listing yielded, and everything that it showed. */
export interface LibraryRun {
  numbers: number[];
  report: ListingReport | undefined;
  error: unknown;
  /** Everything that a caller may log. */
  shown: string;
  /** The origins of requests that were not sent to the server. */
  otherOrigins: string[];
}

type Options = Record<string, unknown>;

/** Retries that take milliseconds. */
const RETRY = { maxRetries: 1, baseDelayMs: 1, maxDelayMs: 5 };

const THROWN: Readonly<Record<ThrownName, () => unknown>> = {
  "an object without a prototype": () => Object.create(null) as object,
  "an error with a numeric message": () => Object.assign(new Error(), { message: 42 }),
  "an error whose message throws": () =>
    Object.defineProperty(new Error(), "message", {
      get() {
        throw new Error("from the getter");
      },
    }),
  undefined: () => undefined,
  text: () => "text",
};

/** Reads the list of a case. */
export async function runLibrary(
  one: HostileCase,
  server: HostileServer,
  earlier: HostileServer | undefined,
): Promise<LibraryRun> {
  const events: unknown[] = [];
  const otherOrigins: string[] = [];
  const controller = new AbortController();
  const collect = (event: unknown) => void events.push(event);
  const connect = (to: HostileServer, changed: Options = {}) => {
    // The account of a resume token can have the same base URL as the other account.
    const options = { baseUrl: server.simulator.url, ...fill({ ...one.options, ...changed }, to) };
    const fetchHere = (request: Request) => {
      const { origin, pathname, search } = new URL(request.url);
      if (origin !== options.baseUrl) {
        otherOrigins.push(origin);
        throw new Error("another origin");
      }
      if (one.abortReason !== undefined) {
        controller.abort(THROWN[one.abortReason]());
      }
      if (one.fetchThrows !== undefined) {
        throw THROWN[one.fetchThrows]();
      }
      return fetch(new Request(to.simulator.url + pathname + search, request));
    };
    const limits = { timeoutMs: 10_000, deadlineMs: 15_000, retry: RETRY };
    return createClient(one, to, { fetch: fetchHere, onRetry: collect, onResponse: collect, ...limits, ...options });
  };
  const items: unknown[] = [];
  let listing: AnyListing | undefined;
  let error: unknown;
  try {
    const listOptions: Options = { signal: controller.signal, ...one.listOptions };
    if (earlier !== undefined) {
      const first = connect(earlier, one.resumeFrom?.options).list(one.query ?? {}, one.listOptions ?? {});
      listOptions["resumeToken"] = await tokenAfter(first, one.resumeFrom?.pages ?? 1);
    }
    const client = connect(server);
    if (one.rawOptions !== undefined) {
      await client.callRaw(fill(one.rawOptions, server));
    } else {
      listing = client.list(one.query ?? {}, listOptions);
      await readItems(listing, one, items);
    }
  } catch (thrown) {
    error = thrown;
  }
  const { provider } = server;
  const numbers = items.map((item) => toNumber(provider, (item as Options)[FACTS[provider].number]));
  const report = listing?.report;
  return { numbers, report, error, shown: show([error, report, ...events]), otherOrigins };
}

/** Returns options with the placeholders in their values replaced. */
function fill(options: Options, { placeholders }: HostileServer): Options {
  const entries = Object.entries(options);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? toText(value, placeholders) : value]),
  );
}

/** Returns everything that a caller may log about some values. */
function show(values: readonly unknown[]): string {
  return values
    .filter((value) => value !== undefined)
    .flatMap((value) => [
      String(value),
      JSON.stringify(value),
      inspect(value, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null }),
      ...stacksOf(value),
    ])
    .join("\n");
}

function stacksOf(value: unknown): string[] {
  return value instanceof Error ? [String(value.stack), ...stacksOf(value.cause)] : [];
}

async function readItems(listing: AnyListing, { limit, stopAfter }: HostileCase, items: unknown[]): Promise<void> {
  if (limit !== undefined) {
    items.push(...(await listing.toArray({ limit })));
    return;
  }
  for await (const item of listing) {
    if (items.push(item) === stopAfter) {
      break;
    }
  }
}

async function tokenAfter(listing: AnyListing, pages: number): Promise<string | null> {
  let read = 0;
  for await (const { resumeToken } of listing.pages()) {
    if (++read === pages) {
      return resumeToken;
    }
  }
  throw new Error(`the earlier list has fewer than ${pages} pages`);
}

interface AnyClient {
  list: (query: object, options: object) => AnyListing;
  callRaw: (options: Options) => Promise<unknown>;
}

function createClient(one: HostileCase, { provider, simulator }: HostileServer, options: Options): AnyClient {
  const credential = one.clientSecret ?? one.credential ?? simulatorCredential(provider, simulator.env);
  switch (provider) {
    case "invoca": {
      const { destinations, raw } = invoca(simulator, { credential, ...options });
      const path = { network_id: 1234 };
      return {
        list: (query, list) => destinations.list(query, list),
        callRaw: (init) => raw.GET("/{network_id}/customer_phone_numbers.json", { params: { path }, ...init }),
      };
    }
    case "cloudlx": {
      const { numbers, raw } =
        one.clientSecret === undefined
          ? cloudlx(simulator, { credential, ...options })
          : cloudlxByTokens(simulator, { clientSecret: credential, ...options });
      return {
        list: (query, list) => numbers.list(query, list),
        callRaw: (init) => raw.GET("/numbers", init),
      };
    }
    case "apifonica": {
      const { numbers, raw } = apifonica(simulator, { credential, ...options });
      const path = { accountSID: "acc-1" };
      return {
        list: (query, list) => numbers.list(query, list),
        callRaw: (init) => raw.GET("/accounts/{accountSID}/numbers", { params: { path }, ...init }),
      };
    }
    case "callgear": {
      const { virtualNumbers, raw } = callgear(simulator, { credential, ...options });
      const body = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params: {} } as const;
      return {
        list: (query, list) => virtualNumbers.list(query, list),
        callRaw: (init) => raw.POST("/v2.0", { body, ...init }),
      };
    }
  }
}

const CREDENTIALS = {
  invoca: "INVOCA_TOKEN",
  cloudlx: "CLOUDLX_ACCESS_TOKEN",
  apifonica: "APIFONICA_AUTH_TOKEN",
  callgear: "CALLGEAR_ACCESS_TOKEN",
} as const;

function simulatorCredential(provider: HostileServer["provider"], env: Readonly<Record<string, string>>): string {
  return env[CREDENTIALS[provider]]!;
}
