import type { Client } from "openapi-fetch";
import { rejectDotSegments } from "./request-url.js";
import type { AbortSignalLike } from "./with-timeout.js";

/** The members of a `Request` that the transport uses. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly signal?: AbortSignalLike | undefined;
  text: () => Promise<string>;
}

/**
 * Replaces the `Request` that openapi-fetch creates: the transport creates its own for each attempt, and a real one is
 * expensive. The constructor returns a real `Request` unless it is a POST with text or a GET without a body.
 */
export class PlainRequest implements OutgoingRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly text: () => Promise<string>;

  constructor(url: string, init: RequestInit) {
    const { method, headers, body } = init;
    const isPlain = method === "POST" ? typeof body === "string" : body === undefined;
    if (!isPlain) {
      rejectDotSegments(url);
      return new Request(url, init);
    }
    Object.assign(this, { url, method, headers, text: () => Promise.resolve(body ?? "") });
  }
}

/** Replaces `Request` for all other calls: a class that returns a real one after its URL was checked. */
export function createCheckedRequest(checkUrl: (url: string) => void): typeof Request {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its instances are those of `Request`
  class CheckedRequest {
    /** openapi-fetch checks with `instanceof` whether a middleware returned a request. */
    static [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Request;
    }

    constructor(url: string, init: RequestInit) {
      checkUrl(url);
      return new Request(url, init);
    }
  }
  return CheckedRequest as unknown as typeof Request;
}

/** The options of an openapi-fetch call that a {@link PlainRequest} supports. */
const PLAIN_OPTIONS = new Set(["params", "body", "headers", "parseAs", "fetch"]);

type ClientMethod = (path: string, init?: { fetch?: object; Request?: typeof PlainRequest }) => unknown;

/** Throws the error of a call, without the header that the runtime quotes: it may contain a credential. */
function rethrow(thrown: unknown): never {
  const isAboutHeader = thrown instanceof TypeError && /\bheaders?\b/i.test(thrown.message);
  throw isAboutHeader ? new TypeError("a header of the request is not valid") : thrown;
}

/**
 * The client with a {@link PlainRequest} for each call that only the transport sees: not if a middleware or a `fetch`
 * of the caller receives the request. `ownFetches` are the `fetch` functions that call the transport.
 */
export function withPlainRequests<Paths extends {}>(client: Client<Paths>, ownFetches: WeakSet<object>): Client<Paths> {
  let hasMiddleware = false;
  const methods = Object.entries(client) as [string, (...args: unknown[]) => Promise<unknown> | undefined][];
  const quiet = methods.map(([name, method]) => [name, (...args: unknown[]) => method(...args)?.catch(rethrow)]);
  const own = Object.fromEntries(quiet) as Client<Paths>;
  const wrap =
    (call: ClientMethod): ClientMethod =>
    (path, init = {}) => {
      const isPlain =
        !hasMiddleware &&
        Object.keys(init).every((name) => PLAIN_OPTIONS.has(name)) &&
        (!init.fetch || ownFetches.has(init.fetch));
      return call(path, isPlain ? { ...init, Request: PlainRequest } : init);
    };
  return {
    ...own,
    GET: wrap(own.GET as ClientMethod),
    POST: wrap(own.POST as ClientMethod),
    use(...middlewares) {
      hasMiddleware = true;
      client.use(...middlewares);
    },
  } as Client<Paths>;
}
