import createClient, { type Client } from "openapi-fetch";
import { createAuthorize } from "./authorize.js";
import { Call } from "./call.js";
import { withCallSettings, type CallSettings } from "./call-options.js";
import type { WithResponse } from "./call-promise.js";
import type { ClientContext } from "./client-context.js";
import { Credentials, type Credential, type CredentialSource } from "./credentials.js";
import type { ApiDeclaration } from "./declaration.js";
import type { Rpc } from "./json-rpc.js";
import { createOperationMatcher } from "./operation-matcher.js";
import { createCheckedRequest, SharedRawClient, type OutgoingRequest } from "./outgoing-request.js";
import { Redactor } from "./redactor.js";
import { createRequestUrlCheck } from "./request-url.js";
import { resolveOption, type OptionRule } from "./options.js";
import { warnInBrowser } from "./warn-in-browser.js";
import { overrideSettings, pageUrl, type OverrideOptions, type Settings } from "./settings.js";

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

/** openapi-fetch on the transport of this package. */
export interface ApiClient<Paths extends {}> {
  raw: Client<Paths>;
  /** The server's URL, without a slash at its end. */
  baseUrl: string;
  /** The same object for all clients that share a credential. */
  session: object;
  /** The text without the client's credentials. */
  redact: (this: void, text: string) => string;
  /**
   * The data of a call made with `raw` and the `fetch` that it receives, which uses the caller's signal. (In a
   * `Request`, the signal would leave a listener behind and take as much CPU as the rest of the call.) Throws if the
   * response is an error.
   */
  send: <T>(
    call: (fetch: (request: Request) => Promise<Response>) => Promise<{ data?: T; response: Response }>,
    settings?: CallSettings,
  ) => Promise<WithResponse<T>>;
  /**
   * The client with other options. It shares the credential, the rate limits that the server has reported, and the
   * middleware of `raw`.
   *
   * @throws TypeError or RangeError that names the option that is invalid or unknown.
   */
  withOptions: (options: OverrideOptions) => ApiClient<Paths>;
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
  if (!settings.allowBrowser) {
    warnInBrowser(baseUrl);
  }
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
  const createCall = async (ofCall: ClientContext, request: OutgoingRequest, callerSignal = request.signal) => {
    checkUrl(request.url);
    return new Call(ofCall, request, await request.text(), callerSignal);
  };
  const rawFetch = (ofCall: ClientContext) => async (request: Request) => (await createCall(ofCall, request)).sendRaw();
  const shared = new SharedRawClient(
    createClient<Paths>({ baseUrl, fetch: rawFetch(context), Request: createCheckedRequest(checkUrl) }),
  );
  const derive = (derived: ClientContext): ApiClient<Paths> => ({
    raw: shared.withFetch(rawFetch(derived)),
    baseUrl,
    session: shared,
    redact: (text) => redactor.redact(text),
    async send(call, callSettings = {}) {
      const ofCall = withCallSettings(derived, callSettings);
      const { data, response } = await call(
        shared.markOwn(async (request: OutgoingRequest) =>
          (await createCall(ofCall, request, callSettings.signal)).send(),
        ),
      );
      return { data: data as NonNullable<typeof data>, status: response.status, headers: response.headers };
    },
    withOptions: (options) => derive(overrideSettings(derived, options)),
  });
  return derive(context);
}
