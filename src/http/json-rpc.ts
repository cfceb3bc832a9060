import type { Call } from "./call.js";
import { RpcError } from "./errors/rpc-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { getPath, parseJson } from "./json.js";
import type { Redactor } from "./redactor.js";

/** An exhausted rate limit, as a provider's response reports it. */
export interface Limits {
  /** When the limit is reset, in ms from now. */
  resetMs: number;
  /** Whether to wait for the reset: for a limit per minute, not for one per day. */
  wait: boolean;
}

/** What JSON-RPC 2.0 over HTTP adds to a client: the method, the credential and the errors are in the body. */
export interface Rpc {
  /** The body with the credential in its place, unless the caller put one there. */
  authorize: (body: string, credential: string, redactor: Redactor) => string;
  /** The error that a reply represents, or undefined if it is none. */
  failure: (call: Call, reply: unknown) => RpcError | undefined;
  /** The delay before the next call, in ms. Throws a `TimeoutError` if it exceeds the call's deadline. */
  pause: (call: Call) => number;
}

const MAX_EXCERPT = 200; // characters of a server's text that our messages quote

/** JSON-RPC of one client, with the credential at `path` in the body. */
export function jsonRpc(path: readonly string[], readLimits: (reply: unknown) => Limits | undefined): Rpc {
  let pausedUntil = 0; // by performance.now(): the rate limit is exhausted until then

  return {
    authorize(body, credential, redactor) {
      const call = parseJson(body) as Record<string, unknown>;
      redactor.add(setIfMissing(call, path, credential));
      return JSON.stringify(call);
    },

    failure(call, reply) {
      const limits = readLimits(reply);
      if (limits?.wait) {
        pausedUntil = performance.now() + limits.resetMs;
      }
      return toRpcError(call, getPath(reply, ["error"]), limits);
    },

    pause(call) {
      const pauseMs = Math.max(0, pausedUntil - performance.now());
      const { deadlineMs } = call.client;
      if (pauseMs < deadlineMs) {
        return pauseMs;
      }
      const message = `rate limit exhausted; it resets in ${Math.ceil(pauseMs / 1000)} s, after the ${deadlineMs} ms deadline`;
      throw call.fail(TimeoutError, message, { limit: "deadline", limitMs: deadlineMs, retryable: true });
    },
  };
}

/** The value at a path of an object, which is set first if there is none; missing objects on the way are added. */
function setIfMissing(
  object: Record<string, unknown>,
  [key = "", ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (rest.length === 0) {
    return (object[key] ??= value);
  }
  return setIfMissing((object[key] ??= {}) as Record<string, unknown>, rest, value);
}

function toRpcError(call: Call, error: unknown, limits: Limits | undefined): RpcError | undefined {
  const { redactor } = call.client;
  const rpc = call.operation?.rpc;
  if (!rpc || Object(error) !== error) {
    return undefined;
  }
  const text = (...path: string[]) => {
    const value = getPath(error, path);
    return typeof value === "string" ? redactor.text(value, MAX_EXCERPT) : undefined;
  };
  const mnemonic = text("data", "mnemonic");
  const field = text("data", "field");
  const reportedCode = getPath(error, ["code"]);
  const code = typeof reportedCode === "number" ? reportedCode : NaN;
  const parts = [`RPC error ${code}`, mnemonic, text("message"), field && `field ${field}`];
  const body = redactor.text(JSON.stringify(error));
  return call.fail(RpcError, parts.filter(Boolean).join(": "), {
    code,
    mnemonic,
    field,
    body: parseJson(body) ?? body,
    retryAfterMs: limits?.resetMs,
    retryable: rpc.retryable.includes(mnemonic ?? "") && limits?.wait !== false,
  });
}
