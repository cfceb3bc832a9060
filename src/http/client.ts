import createClient, { type Client } from "openapi-fetch";
import { Answer } from "./answer.js";
import { createCredentials, type Credential } from "./credentials.js";
import type { ApiDeclaration } from "./declaration.js";
import type { Rpc } from "./json-rpc.js";
import { base64, createRedactor } from "./redactor.js";
import { toSettings, type ClientOptions } from "./settings.js";
import { createTransport } from "./transport.js";

/** What a provider's factory says beside the caller's options. */
export interface ClientParts {
  /** The option that holds the credential, for messages about it. */
  credentialName: string;
  credential: Credential;
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
  /** The data of a call made with `raw`. Throws our error where the server answered with one. */
  data: <T>(pending: Promise<{ data?: T; response: Response }>) => Promise<T>;
}

/**
 * Makes an openapi-fetch client for an API. Throws a `TypeError` or `RangeError` that names the option where one
 * cannot be meant; a credential is never part of the message.
 */
export function createApiClient<Paths extends {}>(
  api: ApiDeclaration,
  options: ClientOptions,
  { credentialName, credential, user, server = {}, rpc }: ClientParts,
): ApiClient<Paths> {
  const { in: place, name = "", scheme } = api.credential;
  const redactor = createRedactor();
  const isValid = (text: string) => place === "body" || scheme === "Basic" || /^[\x21-\x7e]+$/.test(text);

  const baseUrl =
    options.baseUrl ?? api.server.url.replace(/\{(\w+)\}/g, (_, v: string) => server[v] ?? api.server.variables[v]!);
  if (!/^https?:\/\/[^/?#@]+(\/[^?#]*)?$/.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new TypeError("`baseUrl` has to be an absolute http or https URL of a host and a path, and nothing else");
  }

  const known = Object.values(api.operations).map((operation) => ({
    operation,
    pattern: new RegExp(`${operation.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  }));
  const transport = createTransport({
    provider: api.provider,
    settings: toSettings(options),
    credentials: createCredentials(credentialName, credential, redactor, isValid),
    redactor,
    rpc,
    operationOf: ({ method, url }, content) =>
      known.find(
        ({ operation, pattern }) =>
          operation.method === method &&
          pattern.test(new URL(url).pathname) &&
          rpc?.calls(operation, content) !== false,
      )?.operation,
    authorize(headers, secret) {
      if (place === "body") return;
      const own = headers.get(name);
      const pair = `${user}:${secret}`;
      for (const text of [own, user && pair]) if (text) redactor.add(text);
      if (own === null) headers.set(name, `${scheme} ${scheme === "Basic" ? base64(pair) : secret}`.trim());
    },
  });
  return { raw: createClient<Paths>({ baseUrl, fetch: transport }), data };
}

async function data<T>(pending: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await pending;
  // A middleware of the caller's may have put another response in its place.
  if (response instanceof Answer && response.failure) throw response.failure;
  return data as T;
}
