/** Returns the fault of a response, if any. `request` is the number of the request, from 1; `path` is its path. */
export type Faults = (request: number, path?: string) => Fault | undefined;

/** A fault of a response. */
export type Fault =
  /** Another status, with any headers and body. */
  | {
      kind: "status";
      status: number;
      message?: string;
      headers?: Readonly<Record<string, string>>;
      content?: unknown;
    }
  /** A JSON-RPC error in an HTTP 200. `data` is added to `error.data`. */
  | { kind: "rpc"; code: number; mnemonic: string; data?: object }
  /** A redirect. The default of `location` is the URL of the request. */
  | { kind: "redirect"; location?: string; status?: number }
  /**
   * `reset`: the connection is reset before the response. `truncated`: the connection is closed in the middle of the
   * body. `hang`: no response. `hang-in-body`: the body stops in the middle. `endless`: the body does not end. `html`
   * and `invalid-json`: status 200 with a body of the wrong type.
   */
  | { kind: "reset" | "truncated" | "hang" | "hang-in-body" | "html" | "invalid-json" }
  | { kind: "endless"; status?: number };

/** Faults by name. */
export const FAULTS = {
  unavailable: { kind: "status", status: 503 },
  badGateway: { kind: "status", status: 502, headers: { "content-type": "text/html" }, content: "<h1>502</h1>" },
  rateLimited: { kind: "status", status: 429, headers: { "retry-after": "0" } },
  reset: { kind: "reset" },
  truncated: { kind: "truncated" },
  html: { kind: "html" },
  invalidJson: { kind: "invalid-json" },
  hang: { kind: "hang" },
  hangInBody: { kind: "hang-in-body" },
  endless: { kind: "endless" },
  redirect: { kind: "redirect" },
  limitExceeded: { kind: "rpc", code: -32029, mnemonic: "limit_exceeded" },
  internalError: { kind: "rpc", code: -32603, mnemonic: "internal_error" },
} as const satisfies Record<string, Fault>;

/** The faults that are possible with every API and that end before a timeout. */
export const COMMON_FAULTS: readonly Fault[] = [
  FAULTS.unavailable,
  FAULTS.badGateway,
  FAULTS.rateLimited,
  FAULTS.reset,
  FAULTS.truncated,
  FAULTS.html,
  FAULTS.invalidJson,
  FAULTS.redirect,
];

/** Returns pseudo-random faults: `share` of all requests have a fault from `among`. Equal seeds have equal faults. */
export function seededFaults(seed: number, share = 0.2, among: readonly Fault[] = COMMON_FAULTS): Faults {
  return (request) => {
    if (random(seed, 2 * request) >= share) {
      return undefined;
    }
    return among[Math.floor(random(seed, 2 * request + 1) * among.length)];
  };
}

/** Returns the same fault for the first `count` requests. */
export function firstRequests(count: number, fault: Fault): Faults {
  return (request) => (request <= count ? fault : undefined);
}

/** Returns the same fault for every request. */
export function always(fault: Fault): Faults {
  return () => fault;
}

/** Limits faults to the requests whose path contains `part`. Only these requests are counted. */
export function onPath(part: string, faults: Faults): Faults {
  let count = 0;
  return (_, path = "") => (path.includes(part) ? faults(++count, path) : undefined);
}

/** Returns the nth pseudo-random number of a seed, from 0 to 1 (mulberry32). */
export function random(seed: number, n: number): number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(n + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
