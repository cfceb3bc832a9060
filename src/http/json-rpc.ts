import { getPath, parseJson } from "./json.js";
import type { OperationDeclaration } from "./declaration.js";
import { isRpcError, RpcError } from "./errors/rpc-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { Call } from "./send-attempt.js";
import type { Redactor } from "./redactor.js";

/** What a provider's answer says of the caller's remaining budget. */
export interface Limits {
  /** The budget is spent until so many ms from now. */
  resetMs: number;
  /** Whether waiting for the reset makes sense: for a minute's budget, not for a day's. */
  wait: boolean;
}

/** What JSON-RPC 2.0 over HTTP adds to a transport: the method, the credential and the errors are in the content. */
export interface Rpc {
  /** Whether the content calls the operation's method. */
  calls: (operation: OperationDeclaration, content: string | null) => boolean;
  /** The content with the credential in its place, unless the caller put one there. */
  authorize: (content: string, credential: string, redactor: Redactor) => string;
  /** The error that a reply stands for, or undefined where it is none. */
  failure: (exchange: Call, reply: unknown) => RpcError | undefined;
  /** Whether an error says that the credential is unknown or has expired. */
  refusesCredential: (error: unknown, operation: OperationDeclaration | undefined) => boolean;
  /** How long the next call has to wait, in ms. Throws a `TimeoutError` where that passes its deadline. */
  pause: (exchange: Call) => number;
}

const MAX_EXCERPT = 200; // characters of a server's words that ours quote

/** JSON-RPC of one client, with the credential at `path` in the content. */
export function jsonRpc(path: readonly string[], readLimits: (reply: unknown) => Limits | undefined): Rpc {
  let pausedUntil = 0; // by performance.now(): nothing is left of the caller's budget until then

  return {
    calls: (operation, content) => getPath(parseJson(content ?? ""), ["method"]) === operation.rpc?.method,

    authorize(content, credential, redactor) {
      const call = parseJson(content) as Record<string, unknown>;
      let holder = call;
      for (const key of path.slice(0, -1)) holder = (holder[key] ??= {}) as Record<string, unknown>;
      const own = (holder[path.at(-1)!] ??= credential);
      redactor.add(String(own));
      return JSON.stringify(call);
    },

    failure({ operation, redactor, fail }, reply) {
      const limits = readLimits(reply);
      if (limits?.wait) pausedUntil = performance.now() + limits.resetMs;
      const error = getPath(reply, ["error"]);
      if (typeof error !== "object" || error === null || operation?.rpc === undefined) return undefined;
      const text = (...place: string[]) => {
        const value = getPath(error, place);
        return typeof value === "string" ? redactor.text(value, MAX_EXCERPT) : undefined;
      };
      const mnemonic = text("data", "mnemonic");
      const field = text("data", "field");
      const told = getPath(error, ["code"]);
      const code = typeof told === "number" ? told : NaN;
      const words = [`RPC error ${code}`, mnemonic, text("message"), field && `field ${field}`];
      const body = redactor.text(JSON.stringify(error));
      return fail(RpcError, words.filter(Boolean).join(": "), {
        code,
        mnemonic,
        field,
        body: parseJson(body) ?? body,
        retryAfterMs: limits?.resetMs,
        retryable: operation.rpc.retryable.includes(mnemonic ?? "") && limits?.wait !== false,
      });
    },

    refusesCredential: (error, operation) =>
      isRpcError(error) && operation?.rpc?.credential.includes(error.mnemonic ?? "") === true,

    pause({ settings, fail }) {
      const pauseMs = Math.max(0, pausedUntil - performance.now());
      const { deadlineMs: limitMs } = settings;
      if (pauseMs < limitMs) return pauseMs;
      const words = `nothing is left of the provider's limit for ${Math.ceil(pauseMs / 1000)} s, past the deadline of ${limitMs} ms`;
      throw fail(TimeoutError, words, { limit: "deadline", limitMs, retryable: true });
    },
  };
}
