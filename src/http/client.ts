import createClient, { type Client } from "openapi-fetch";
import { createAuthorize } from "./authorize.js";
import { Call } from "./call.js";
import type { ClientContext } from "./client-context.js";
import { Credentials, type Credential, type CredentialSource } from "./credentials.js";
import type { ApiDeclaration } from "./declaration.js";
import type { Rpc } from "./json-rpc.js";
import { createOperationMatcher } from "./operation-matcher.js";
import { createCheckedRequest, withPlainRequests, type OutgoingRequest } from "./outgoing-request.js";
import { Redactor } from "./redactor.js";
import { createRequestUrlCheck } from "./request-url.js";
import { resolveOption, type OptionRule } from "./options.js";
import { pageUrl, type Settings } from "./settings.js";
import type { AbortSignalLike } from "./with-timeout.js";

/** The parts of a client that its provider's factory adds to the caller's options. */
export interface ClientParts {
  /** The name of the credential's option, the credential, and what obtains another one with it. */
  credential: readonly [name: string, option: Credential, source?: CredentialSource];
  /** The user name of HTTP Basic (RFC 7617). */
  user?: string;
  /** Values of all variables of the spec's server. Default: those of the spec. */
  server?: Readonly<Record<string, string | undefined>>;
  /** Set if the API uses JSON-RPC. */
  rpc?: Rpc;
}

/** openapi-fetch on the transport of this package, and a function that returns its data or throws its error. */
export interface ApiClient<Paths extends {}> {
  raw: Client<Paths>;
  /** The server's URL, without a slash at its end. */
  baseUrl: string;
  /** The text without the client's credentials. */
  redact: (this: void, text: string) => string;
  /**
   * The data of a call made with `raw` and the `fetch` that it receives, which uses the caller's signal. (In a
   * `Request`, the signal would leave a listener behind and take as much CPU as the rest of the call.) Throws if the
   * response is an error.
   */
  data: <T>(
    call: (fetch: (request: Request) => Promise<Response>) => Promise<{ data?: T; response: Response }>,
    callerSignal?: AbortSignalLike,
  ) => Promise<T>;
}

const SERVER_VARIABLE: OptionRule = { type: "string", isRequired: true };

/** The base URL of a client: from its options, otherwise the spec's server with the values of its variables. */
function resolveBaseUrl(url: string, { baseUrl }: Settings, variables: ClientParts["server"]): string {
  const fromSpec = () =>
    url.replace(/\{(\w+)\}/g, (_, name: string) => resolveOption(name, variables?.[name], SERVER_VARIABLE) as string);
  // Without slashes at its end: openapi-fetch adds the path of the operation, which starts with one.
  return new URL(baseUrl ?? fromSpec(), pageUrl()).href.replace(/\/+$/, "");
}

/**
 * Creates an openapi-fetch client for an API.
 *
 * @throws TypeError that names the option of the credential if it is invalid. The credential is never in the message.
 */
export function createApiClient<Paths extends {}>(
  api: ApiDeclaration,
  settings: Settings,
  { credential: [name, option, source], user, server = api.server.variables, rpc }: ClientParts,
): ApiClient<Paths> {
  const baseUrl = resolveBaseUrl(api.server.url, settings, server);
  const checkUrl = createRequestUrlCheck(baseUrl);
  const redactor = new Redactor(api.sensitive);
  // The caller's function may have optional parameters of its own, so that it is called without arguments.
  const ownSource = typeof option === "function" ? () => option() : option;
  const context: ClientContext = {
    ...settings,
    provider: api.provider,
    redactor,
    credentials: new Credentials(name, source ?? ownSource, redactor),
    authorize: createAuthorize(api.credential, redactor, user),
    credentialPlace: api.credential,
    findOperation: createOperationMatcher(Object.values(api.operations)),
    rpc,
  };
  const createCall = async (request: OutgoingRequest, callerSignal = request.signal) => {
    checkUrl(request.url);
    return new Call(context, request, await request.text(), callerSignal);
  };
  const raw = createClient<Paths>({
    baseUrl,
    fetch: async (request) => (await createCall(request)).sendRaw(),
    Request: createCheckedRequest(checkUrl),
  });
  const ownFetches = new WeakSet();
  return {
    raw: withPlainRequests(raw, ownFetches),
    baseUrl,
    redact: (text) => redactor.redact(text),
    async data(call, callerSignal) {
      const fetch = async (request: OutgoingRequest) => (await createCall(request, callerSignal)).send();
      ownFetches.add(fetch);
      const { data } = await call(fetch);
      return data as NonNullable<typeof data>;
    },
  };
}
