import type { Call } from "./call.js";
import { RpcError } from "./errors/rpc-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { toErrorBody } from "./excerpt.js";
import { getPath, isObject, parseJson, stringifyJson } from "./json.js";
import { formatValue } from "./options.js";
import type { Redactor } from "./redactor.js";

/** An exhausted rate limit, as a provider's response reports it. */
export interface ExhaustedLimit {
  /** When the limit is reset, in ms from now. */
  resetMs: number;
  /** Whether to wait for the reset: for a limit per minute, not for one per day. */
  wait: boolean;
}

/** The part of a client for JSON-RPC 2.0 over HTTP: the method, the credential and the errors are in the body. */
export interface Rpc {
  /** Throws a TypeError if the credential has no place in the parsed body of a request. */
  checkRequest: (body: unknown) => void;
  /** The body with the credential in its place, unless the caller put one there. */
  authorize: (body: string, credential: string, redactor: Redactor) => string;
  /** Records a rate limit that a parsed response reports as exhausted. Returns the error that it represents, if any. */
  readResponse: (call: Call, response: unknown) => RpcError | undefined;
  /** The delay before a call, in ms. Throws a `TimeoutError` if it exceeds the call's deadline. */
  delayBefore: (call: Call) => number;
}

const MAX_EXCERPT = 200; // characters of a server's text that our messages quote

/** JSON-RPC of one client, with the credential at `path` in the body. */
export function createJsonRpc(
  path: readonly string[],
  findExhaustedLimit: (response: unknown) => ExhaustedLimit | undefined,
): Rpc {
  let resetAt = 0; // by performance.now(): the rate limit is exhausted until then

  return {
    checkRequest: (body) => checkHolders(body, path),

    authorize(body, credential, redactor) {
      const request = parseJson(body) as Record<string, unknown>;
      redactor.add(setIfMissing(request, path, credential));
      return JSON.stringify(request);
    },

    readResponse(call, response) {
      const limit = findExhaustedLimit(response);
      if (limit?.wait) {
        resetAt = performance.now() + limit.resetMs;
      }
      return toRpcError(call, getPath(response, ["error"]), limit);
    },

    delayBefore(call) {
      const delayMs = Math.max(0, resetAt - performance.now());
      const { deadlineMs } = call.client;
      if (delayMs < deadlineMs) {
        return delayMs;
      }
      const message = `rate limit exhausted; it resets in ${Math.ceil(delayMs / 1000)} s, after the ${deadlineMs} ms deadline`;
      throw call.createError(TimeoutError, message, { limit: "deadline", limitMs: deadlineMs, retryable: true });
    },
  };
}

/** Throws a TypeError if the body, or a value on the path to its credential, is not an object. It may be missing. */
function checkHolders(body: unknown, path: readonly string[]): void {
  path.forEach((_, depth) => {
    const holder = getPath(body, path.slice(0, depth));
    const isMissing = depth > 0 && (holder === undefined || holder === null);
    if (!isMissing && !isObject(holder)) {
      const subject = depth ? `\`${path.slice(0, depth).join(".")}\` of the request body` : "the request body";
      throw new TypeError(`${subject} must be a JSON object, got ${formatValue(holder, true)}`);
    }
  });
}

/** Sets the value at a path of an object unless there is one. Returns the value that is then there. */
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

function toRpcError(call: Call, error: unknown, limit: ExhaustedLimit | undefined): RpcError | undefined {
  const { redactor } = call.client;
  const rpc = call.operation?.rpc;
  if (!rpc || Object(error) !== error) {
    return undefined;
  }
  const text = (...path: string[]) => {
    const value = getPath(error, path);
    return typeof value === "string" ? redactor.redact(value, MAX_EXCERPT) : undefined;
  };
  const mnemonic = text("data", "mnemonic");
  const field = text("data", "field");
  const reportedCode = getPath(error, ["code"]);
  const isCode = typeof reportedCode === "number" && redactor.redact(String(reportedCode)) === String(reportedCode);
  const code = isCode ? reportedCode : NaN;
  const parts = [`RPC error ${code}`, mnemonic, text("message"), field && `field ${field}`];
  const body = toErrorBody(redactor.redact(stringifyJson(error) ?? ""), redactor);
  return call.createError(RpcError, parts.filter(Boolean).join(": "), {
    code,
    mnemonic,
    field,
    body,
    retryAfterMs: limit?.resetMs,
    retryable: rpc.retryable.includes(mnemonic ?? "") && limit?.wait !== false,
  });
}
