/** What can go wrong with an answer. `request` counts the server's requests from 1, `path` is what this one asks for. */
export type Faults = (request: number, path?: string) => Fault | undefined;

/** One way for an answer to go wrong. */
export type Fault =
  /** This status instead of the answer, with whatever header fields and content. */
  | {
      kind: "status";
      status: number;
      message?: string;
      headers?: Readonly<Record<string, string>>;
      content?: unknown;
    }
  /** A JSON-RPC error in an HTTP 200, with this as `error.data`. */
  | { kind: "rpc"; code: number; mnemonic: string; data?: object }
  /** A redirect: back to the same address where no location is given. */
  | { kind: "redirect"; location?: string; status?: number }
  /**
   * Reset: the connection is cut before anything is said; truncated: in the middle of the content; hang: nothing is
   * ever said; hang-in-body: the content stops in the middle; endless: the content has no end; html and invalid-json:
   * the status is 200, the content is not what was asked for.
   */
  | { kind: "reset" | "truncated" | "hang" | "hang-in-body" | "html" | "invalid-json" }
  | { kind: "endless"; status?: number };

/** Faults by name, to choose from. */
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

/** The faults that every API may have, and that end without a client's timeout. */
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

/** Faults at random: this share of all requests meets one of `among`. The same seed gives the same ones. */
export function seededFaults(seed: number, share = 0.2, among: readonly Fault[] = COMMON_FAULTS): Faults {
  return (request) => {
    if (random(seed, 2 * request) >= share) {
      return undefined;
    }
    return among[Math.floor(random(seed, 2 * request + 1) * among.length)];
  };
}

/** The same fault for the first so many requests. */
export function firstRequests(count: number, fault: Fault): Faults {
  return (request) => (request <= count ? fault : undefined);
}

/** The same fault for every request. */
export function always(fault: Fault): Faults {
  return () => fault;
}

/** Faults of the requests whose path contains `part`, counted from 1 by themselves. */
export function onPath(part: string, faults: Faults): Faults {
  let count = 0;
  return (_, path = "") => (path.includes(part) ? faults(++count, path) : undefined);
}

/** The nth number of a seed's series, from 0 to 1 (mulberry32). */
export function random(seed: number, n: number): number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(n + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
