import createClient, { type Client } from "openapi-fetch";
import type { ParsedResponse } from "./parsed-response.js";
import { createCredentials, type Credential, type CredentialSource } from "./credentials.js";
import type { ApiDeclaration } from "./declaration.js";
import type { Rpc } from "./json-rpc.js";
import { createRedactor } from "./redactor.js";
import { toSettings, type ClientOptions } from "./settings.js";
import { createTransport } from "./transport.js";
import type { AbortSignalLike } from "./with-timeout.js";

/** What a provider's factory says beside the caller's options. */
export interface ClientParts {
  /** The credential, below the name of the option that holds it. */
  credential: Readonly<Record<string, Credential | CredentialSource>>;
  /** The user name of HTTP Basic (RFC 7617). */
  user?: string;
  /** Values for the variables of the spec's server. */
  server?: Readonly<Record<string, string | undefined>>;
  /** Where the API speaks JSON-RPC. */
  rpc?: Rpc;
}

/** openapi-fetch on our transport, and the way to get its data or our error. */
export interface ApiClient<Paths extends {}> {
  raw: Client<Paths>;
  /** The text without the client's credentials. */
  redact: (this: void, text: string) => string;
  /**
   * The data of a call that is made with `raw` and the `fetch` given here, which obeys the signal. (In a `Request` the
   * signal would leave a listener behind and cost as much as the rest of the call.) Throws our error where the server
   * answered with one.
   */
  data: <T>(
    call: (fetch: (request: Request) => Promise<Response>) => Promise<{ data?: T; response: Response }>,
    caller?: AbortSignalLike,
  ) => Promise<T>;
}

/**
 * Makes an openapi-fetch client for an API. Throws a `TypeError` or `RangeError` that names the option where one
 * cannot be meant; a credential is never part of the message.
 */
export function createApiClient<Paths extends {}>(
  api: ApiDeclaration,
  options: ClientOptions,
  { credential, user, server = {}, rpc }: ClientParts,
): ApiClient<Paths> {
  const { url, variables } = api.server;
  const baseUrl =
    options.baseUrl ?? url.replace(/\{(\w+)\}/g, (_, variable: string) => server[variable] ?? variables![variable]!);
  if (!/^https?:\/\/[^?#@\s]+$/.test(baseUrl)) {
    throw new TypeError("`baseUrl` is no http(s) URL of host and path");
  }
  const redactor = createRedactor();
  const credentials = createCredentials(credential, redactor, api.credential, user);
  const send = createTransport(api, toSettings(options), redactor, credentials, rpc);
  return {
    raw: createClient<Paths>({ baseUrl, fetch: (request) => send(request, request.signal) }),
    redact: (text) => redactor.text(text),
    async data(call, caller) {
      // Kept aside: a middleware may put a response of its own in the place of the answer.
      let answer: ParsedResponse | undefined;
      const { data } = await call(async (request) => (answer = await send(request, caller ?? request.signal)));
      if (answer?.failure) throw answer.failure;
      return data!;
    },
  };
}
