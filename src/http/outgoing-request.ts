import type { Client } from "openapi-fetch";
import type { AbortSignalLike } from "./with-timeout.js";

/** What the transport uses of a `Request`. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignalLike;
  text: () => Promise<string>;
}

const NEVER_ABORTED: AbortSignalLike = {
  aborted: false,
  reason: undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

/**
 * Replaces the `Request` that openapi-fetch creates: the transport creates its own for each attempt, and a real one is
 * expensive. The constructor returns a real `Request` for unusual arguments, which include all that `Request` rejects.
 */
export class PlainRequest implements OutgoingRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly signal: AbortSignalLike;
  readonly #body: string | undefined;

  constructor(url: string, init: RequestInit) {
    const { method = "", headers, body, signal } = init;
    const target = URL.canParse(url) ? new URL(url) : undefined;
    const isUsualBody = method === "GET" ? body === undefined : method === "POST" && typeof body === "string";
    const isUsualSignal = !signal || signal instanceof AbortSignal;
    const isUsual = isUsualBody && isUsualSignal && target && headers instanceof Headers;
    if (!isUsual || target.username || target.password) {
      return new Request(url, init) as unknown as PlainRequest;
    }
    this.#body = body as string | undefined;
    // A dependent signal: Node.js warns if many listeners are added to the caller's own.
    Object.assign(this, {
      url: target.href,
      method,
      headers,
      signal: signal ? AbortSignal.any([signal]) : NEVER_ABORTED,
    });
  }

  /** The body. */
  async text(): Promise<string> {
    return this.#body ?? "";
  }
}

type AnyCall = (path: string, init?: object) => unknown;

/**
 * The client with a {@link PlainRequest} for each call that only the transport sees: not if a middleware, or a `fetch` or
 * `Request` of the caller, receives the request. `isTransport` recognizes the `fetch` functions of the facade.
 */
export function withPlainRequests<Paths extends {}>(
  client: Client<Paths>,
  isTransport: (fetch: unknown) => boolean,
): Client<Paths> {
  let hasMiddleware = false;
  const wrap =
    (call: AnyCall): AnyCall =>
    (path, init = {}) => {
      const { middleware, fetch, Request } = init as {
        middleware?: readonly unknown[];
        fetch?: unknown;
        Request?: unknown;
      };
      const isVisible = hasMiddleware || middleware?.length || Request || (fetch && !isTransport(fetch));
      return call(path, isVisible ? init : { ...init, Request: PlainRequest });
    };
  return {
    ...client,
    GET: wrap(client.GET as AnyCall),
    POST: wrap(client.POST as AnyCall),
    use(...middlewares) {
      hasMiddleware = true;
      client.use(...middlewares);
    },
  } as Client<Paths>;
}
