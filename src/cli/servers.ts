import { redirectTarget } from "../http/redirect.js";

/** The server of an account. */
export interface Server {
  /** The URL of the last request that did not follow a redirect: a redirect's target may contain a credential. */
  url: string;
  /** Whether it has responded to any request. */
  hasResponded: boolean;
}

/** The servers to which requests have been sent, for error messages. */
export interface Servers {
  /** The server of a provider's account; undefined before the first request. */
  find(providerId: string): Server | undefined;
  /** The `fetch` for a provider's client. */
  fetchFor(providerId: string): (request: Request) => Promise<Response>;
}

/** Creates a record of servers without entries. */
export function createServers(): Servers {
  const servers = new Map<string, Server>();
  const redirectTargets = new Set<string>();
  return {
    find: (providerId) => servers.get(providerId),
    fetchFor: (providerId) => async (request) => {
      const earlier = servers.get(providerId);
      const url = earlier && redirectTargets.has(request.url) ? earlier.url : request.url;
      servers.set(providerId, { url, hasResponded: earlier?.hasResponded ?? false });
      const response = await fetch(request);
      servers.set(providerId, { url, hasResponded: true });
      const target = redirectTarget(response, request);
      if (target) {
        redirectTargets.add(target);
      }
      return response;
    },
  };
}
