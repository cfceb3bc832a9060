import type { ReceivedRequest, Reply } from "./server.js";

/** Options for access tokens. */
export interface TokenOptions {
  clientId?: string;
  clientSecret?: string;
  /** `expires_in`, or null to omit it. Default 3600. */
  expiresIn?: number | null;
  /** `token_type`. Default `client_credentials`, as in CloudLX's documentation. */
  tokenType?: string;
  /** Whether refresh tokens are rejected. */
  refusesRefresh?: boolean;
}

/**
 * Issues the access tokens `cloudlx-token-1`, `-2`, … of one simulator, and refresh tokens that are valid for one use.
 */
export interface TokenIssuer {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The number of issued access tokens. */
  readonly issued: number;
  /** Makes all issued access tokens invalid. */
  expire(): void;
  isValid(accessToken: string): boolean;
  respond(request: ReceivedRequest): Reply;
}

const GRANTS: Readonly<Record<string, string>> = {
  "/oauth2/access-token": "client_credentials",
  "/oauth2/refresh-token": "refresh_token",
};

/** Returns an issuer that rejects every request that does not match the spec exactly. */
export function issueTokens(options: TokenOptions): TokenIssuer {
  const {
    clientId = "cloudlx-client",
    clientSecret = "cloudlx-sensitive",
    expiresIn = 3600,
    tokenType = "client_credentials",
    refusesRefresh = false,
  } = options;
  const valid = new Set<string>();
  const refreshable = new Set<string>();
  let issued = 0;

  return {
    clientId,
    clientSecret,
    get issued() {
      return issued;
    },
    expire: () => valid.clear(),
    isValid: (accessToken) => valid.has(accessToken),
    respond({ method, url, headers, body }) {
      const grant = GRANTS[url.pathname];
      if (method !== "POST" || grant === undefined) {
        return refused(404, "Not Found");
      }
      if (headers.authorization !== undefined) {
        return refused(400, "The Authorization header is not allowed");
      }
      if (headers["content-type"] !== "application/json") {
        return refused(415, "JSON only");
      }
      const sent = parse(body);
      const names = ["client_id", "client_secret", "grant_type"];
      if (grant === "refresh_token") {
        names.push("refresh_token");
      }
      if (String(Object.keys(sent).sort()) !== String(names)) {
        return refused(400, `The properties must be ${names.join(", ")}`);
      }
      if (sent["grant_type"] !== grant) {
        return refused(400, "unsupported_grant_type");
      }
      if (sent["client_id"] !== clientId || sent["client_secret"] !== clientSecret) {
        return refused(401, "invalid_client");
      }
      if (grant === "refresh_token" && (!refreshable.delete(String(sent["refresh_token"])) || refusesRefresh)) {
        return refused(401, "invalid_grant");
      }
      issued++;
      const [access_token, refresh_token] = [`cloudlx-token-${issued}`, `cloudlx-refresh-${issued}`];
      valid.add(access_token);
      refreshable.add(refresh_token);
      const life = expiresIn === null ? {} : { expires_in: expiresIn };
      return { content: { access_token, token_type: tokenType, ...life, refresh_token } };
    },
  };
}

function refused(status: number, message: string): Reply {
  return { status, content: { message } };
}

function parse(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
