/** The message of an error for which {@link refusesRequest} is true. */
export const REFUSED_REQUEST = "`fetch` must accept a Request: pass `(r) => fetch(r.url, r)`";

/**
 * Whether a `fetch` threw because it has a `Request` class of its own, such as that of undici or node-fetch: it
 * converted the request to a string, and used that as its URL. `copy` is the copy of what it threw, if there is one.
 */
export function refusesRequest(thrown: unknown, copy: unknown): unknown {
  return copy && `${(copy as Error).message} ${(thrown as { input?: string }).input}`.includes("[object Request]");
}
