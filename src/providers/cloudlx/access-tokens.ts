/** The access tokens of an API client: https://cloudlx.epsilontel.com/api-documentation/authentication. */
import { api } from "../../../generated/cloudlx/operations.js";
import type { paths } from "../../../generated/cloudlx/types.js";
import type { ApiClient } from "../../http/client.js";
import type { Credential, CredentialSource } from "../../http/credentials.js";
import { toNonEmptyString } from "../options.js";

const { requestAccessToken, refreshAccessToken } = api.operations;

/** A token is renewed when this share of its life has passed, so that none expires on its way. */
const GOOD_FOR = 0.9;

/**
 * Requests a token, and exchanges its refresh token for each one that follows; where that is refused or fails, it requests
 * one anew. The source rejects with what the last call throws.
 */
export function accessTokens(
  client: () => ApiClient<paths>,
  client_id: string,
  clientSecret: Credential,
): CredentialSource {
  let refresh_token: string | undefined;
  return async (signal, goodFor) => {
    const { raw, data } = client();
    const secret = typeof clientSecret === "function" ? await clientSecret() : clientSecret;
    const call = { client_id, client_secret: toNonEmptyString("clientSecret", secret) };
    // Tried once: a call whose answer never came may have spent it.
    const once = refresh_token;
    refresh_token = undefined;
    let token = once
      ? await data((fetch) => {
          const body = { ...call, grant_type: "refresh_token" as const, refresh_token: once };
          return raw.POST(refreshAccessToken.path, { body, fetch });
        }, signal).catch(() => undefined)
      : undefined;
    if (!token?.access_token) {
      token = await data((fetch) => {
        const body = { ...call, grant_type: "client_credentials" as const };
        return raw.POST(requestAccessToken.path, { body, fetch });
      }, signal);
    }
    ({ refresh_token } = token);
    // In seconds; where it is left out, a 401 tells.
    goodFor(token.expires_in * 1000 * GOOD_FOR);
    return token.access_token;
  };
}
