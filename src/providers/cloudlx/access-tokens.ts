/** The access tokens of an API client: https://cloudlx.epsilontel.com/api-documentation/authentication. */
import { api } from "../../../generated/cloudlx/operations.js";
import type { components, paths } from "../../../generated/cloudlx/types.js";
import type { ApiClient } from "../../http/client.js";
import { toCredential, type Credential, type CredentialSource } from "../../http/credentials.js";

type AccessToken = components["schemas"]["AccessToken"];

/** The id and secret of an API client, named as in the requests. */
interface ApiClientCredentials {
  client_id: string;
  client_secret: string;
}

const { requestAccessToken, refreshAccessToken } = api.operations;

/** The share of a token's lifetime after which it is renewed, so that none expires during a request. */
const USED_LIFETIME = 0.9;

/** Minimum time for which a token is used, in ms, unless the server rejects it. */
const MIN_LIFETIME_MS = 1000;

/**
 * A source of access tokens. It requests a token, later exchanges its refresh token for the next one, and requests a
 * new token if the exchange fails. It rejects with the error of the last request.
 */
export function createAccessTokenSource(
  getClient: () => ApiClient<paths>,
  client_id: string,
  clientSecret: Credential,
): CredentialSource {
  let nextRefreshToken: string | undefined;
  return async (signal, setLifetimeMs) => {
    const client = getClient();
    const secret = typeof clientSecret === "function" ? await clientSecret() : clientSecret;
    const credentials = { client_id, client_secret: toCredential("clientSecret", secret) };
    // Used at most once: the server may have consumed it although the response was lost.
    const refreshToken = nextRefreshToken;
    nextRefreshToken = undefined;
    const refreshed = refreshToken && (await refreshOrUndefined(client, credentials, refreshToken, signal));
    const token = refreshed || (await requestToken(client, credentials, signal));
    if (typeof token.access_token !== "string" || !token.access_token.trim()) {
      throw new TypeError("expected a non-empty string at `access_token` in the response to the token request");
    }
    nextRefreshToken = typeof token.refresh_token === "string" ? token.refresh_token : undefined;
    setLifetimeMs(toLifetimeMs(token.expires_in));
    return token.access_token;
  };
}

/**
 * How long a token is used, from its `expires_in` (seconds): until it is rejected, if that is not valid. A minimum
 * prevents a token request for every call.
 */
export function toLifetimeMs(expiresIn: unknown): number {
  const seconds = typeof expiresIn === "string" && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  return typeof seconds === "number" && seconds > 0
    ? Math.max(MIN_LIFETIME_MS, seconds * 1000 * USED_LIFETIME)
    : Infinity;
}

async function requestToken({ raw, send }: ApiClient<paths>, credentials: ApiClientCredentials, signal: AbortSignal) {
  const body = { ...credentials, grant_type: "client_credentials" as const };
  const { data } = await send<AccessToken>((fetch) => raw.POST(requestAccessToken.path, { body, fetch }), { signal });
  return data;
}

/** The new token, or undefined if the exchange failed or returned none. */
async function refreshOrUndefined(
  { raw, send }: ApiClient<paths>,
  credentials: ApiClientCredentials,
  refresh_token: string,
  signal: AbortSignal,
): Promise<AccessToken | undefined> {
  const body = { ...credentials, grant_type: "refresh_token" as const, refresh_token };
  try {
    const { data } = await send<AccessToken>((fetch) => raw.POST(refreshAccessToken.path, { body, fetch }), { signal });
    return data?.access_token ? data : undefined;
  } catch {
    return undefined;
  }
}
