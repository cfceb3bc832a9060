/** The server of an account. */
export interface Server {
  /** The URL of the last request. */
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
  return {
    find: (providerId) => servers.get(providerId),
    fetchFor: (providerId) => async (request) => {
      const { url } = request;
      const hasResponded = servers.get(providerId)?.hasResponded ?? false;
      servers.set(providerId, { url, hasResponded });
      const response = await fetch(request);
      servers.set(providerId, { url, hasResponded: true });
      return response;
    },
  };
}
