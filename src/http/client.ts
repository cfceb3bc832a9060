import createClient, { type Client } from "openapi-fetch";
import type { ParsedResponse } from "./parsed-response.js";
import { createCredentials, type Credential, type CredentialSource } from "./credentials.js";
import type { ApiDeclaration } from "./declaration.js";
import type { Rpc } from "./json-rpc.js";
import { createRedactor } from "./redactor.js";
import { withPlainRequests, type OutgoingRequest } from "./outgoing-request.js";
import { toSettings, type ClientOptions } from "./settings.js";
import { createTransport } from "./transport.js";
import type { AbortSignalLike } from "./with-timeout.js";

/** What a provider's factory adds to the caller's options. */
export interface ClientParts {
  /** The credential, by the name of its option. */
  credential: Readonly<Record<string, Credential | CredentialSource>>;
  /** The user name of HTTP Basic (RFC 7617). */
  user?: string;
  /** Values for the variables of the spec's server. */
  server?: Readonly<Record<string, string | undefined>>;
  /** Set if the API uses JSON-RPC. */
  rpc?: Rpc;
}

/** openapi-fetch on the transport of this package, and a function that returns its data or throws its error. */
export interface ApiClient<Paths extends {}> {
  raw: Client<Paths>;
  /** The text without the client's credentials. */
  redact: (this: void, text: string) => string;
  /**
   * The data of a call made with `raw` and the `fetch` that it receives, which uses the caller's signal. (In a `Request`, the
   * signal would leave a listener behind and take as much CPU as the rest of the call.) Throws if the response is an error.
   */
  data: <T>(
    call: (fetch: (request: Request) => Promise<Response>) => Promise<{ data?: T; response: Response }>,
    caller?: AbortSignalLike,
  ) => Promise<T>;
}

/**
 * Creates an openapi-fetch client for an API.
 *
 * @throws TypeError or RangeError that names the invalid option; a credential is never part of the message.
 */
export function createApiClient<Paths extends {}>(
  api: ApiDeclaration,
  options: ClientOptions,
  { credential, user, server = {}, rpc }: ClientParts,
): ApiClient<Paths> {
  const { url, variables } = api.server;
  const baseUrl =
    options.baseUrl ?? url.replace(/\{(\w+)\}/g, (_, variable: string) => server[variable] ?? variables![variable]!);
  if (!/^https?:\/\/[^?#@\s]+$/.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new TypeError("`baseUrl` must be an absolute http(s) URL without credentials, query or fragment");
  }
  const redactor = createRedactor();
  const credentials = createCredentials(credential, redactor, api.credential, user);
  const send = createTransport(api, {
    provider: api.provider,
    settings: toSettings(options),
    redactor,
    credentials,
    rpc,
  });
  const raw = createClient<Paths>({ baseUrl, fetch: (request) => send(request, request.signal) });
  const ownFetches = new WeakSet();
  return {
    raw: withPlainRequests(raw, (fetch) => ownFetches.has(fetch as object)),
    redact: (text) => redactor.text(text),
    async data(call, caller) {
      // The transport's response: a middleware may replace it.
      let received: ParsedResponse | undefined;
      const fetch = async (request: OutgoingRequest) => (received = await send(request, caller ?? request.signal));
      ownFetches.add(fetch);
      const { data } = await call(fetch);
      if (received?.failure) {
        throw received.failure;
      }
      return data!;
    },
  };
}
