import type { Client } from "openapi-fetch";
import { INVALID_HEADERS } from "./request-headers.js";
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

/** The init of an openapi-fetch call, as far as {@link SharedRawClient} uses it. */
interface CallInit {
  fetch?: object | undefined;
  Request?: typeof PlainRequest;
}

type Send = (...args: unknown[]) => Promise<unknown>;

/** Throws the error of a call, without the header that the runtime quotes: it may contain a credential. */
function rethrow(thrown: unknown): never {
  const isAboutHeader = thrown instanceof TypeError && /\bheaders?\b/i.test(thrown.message);
  throw isAboutHeader && thrown.message !== INVALID_HEADERS
    ? new TypeError("a header of the request is not valid")
    : thrown;
}

/** The openapi-fetch client of an API client, and of those that were derived from it with other options. */
export class SharedRawClient<Paths extends {}> {
  readonly #client: Client<Paths>;
  /** The `fetch` functions that call the transport. */
  readonly #ownFetches = new WeakSet<object>();
  #hasMiddleware = false;

  constructor(client: Client<Paths>) {
    this.#client = client;
  }

  /** Marks a function as one that calls the transport. */
  markOwn<Fetch extends object>(fetch: Fetch): Fetch {
    this.#ownFetches.add(fetch);
    return fetch;
  }

  /** The client whose calls use a `fetch` that calls the transport, unless they have their own. */
  withFetch(fetch: object): Client<Paths> {
    this.markOwn(fetch);
    const client = this.#client;
    const { request, use: _use, eject: _eject, ...methods } = client as unknown as Record<string, Send>;
    const sending = Object.entries(methods).map(([name, send]) => [
      name,
      (path: string, init?: CallInit) => send(path, this.#complete(name, init, fetch)).catch(rethrow),
    ]);
    return {
      ...client,
      ...Object.fromEntries(sending),
      request: (method: string, path: string, init?: CallInit) =>
        request?.(method, path, this.#complete("request", init, fetch)).catch(rethrow),
      use: (...middlewares: Parameters<Client<Paths>["use"]>) => {
        this.#hasMiddleware = true;
        client.use(...middlewares);
      },
    } as Client<Paths>;
  }

  /**
   * The init of a call with its `fetch`, and with a {@link PlainRequest} if only the transport sees the request: not if
   * a middleware or a `fetch` of the caller receives it.
   */
  #complete(method: string, init: CallInit = {}, fetch: object): CallInit {
    const complete = { ...init, fetch: init.fetch ?? fetch };
    const isPlain =
      !this.#hasMiddleware &&
      (method === "GET" || method === "POST") &&
      Object.keys(complete).every((name) => PLAIN_OPTIONS.has(name)) &&
      this.#ownFetches.has(complete.fetch);
    return isPlain ? { ...complete, Request: PlainRequest } : complete;
  }
}
