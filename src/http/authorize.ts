import { base64 } from "./base64.js";
import type { CredentialPlace } from "./declaration.js";
import { getPath } from "./json.js";
import type { Redactor } from "./redactor.js";

/** Puts a credential into the header of its place. */
export type Authorize = (headers: Headers, credential: string) => void;

/** An {@link Authorize} for one client. `user` is the user name of HTTP Basic (RFC 7617). */
export function createAuthorize(
  { name = "", scheme = "" }: CredentialPlace,
  redactor: Redactor,
  user: string | undefined,
): Authorize {
  // Encoding takes longer than the rest, and the credential is nearly always the same.
  let encodedCredential: string | undefined;
  let encoded = "";
  return (headers, credential) => {
    if (credential !== encodedCredential) {
      encodedCredential = credential;
      encoded = user ? base64(`${user}:${credential}`) : credential;
    }
    // Added for every request, so that the redactor does not forget one that is in use.
    redactor.add(credential);
    redactor.add(encoded);
    headers.set(name, `${scheme} ${encoded}`);
  };
}

/**
 * Whether the caller put a credential of their own into the request, which is then sent instead of the client's. It is
 * redacted from now on: the whole header, and the credential in it.
 */
export function hasOwnCredential(
  { name = "", path }: CredentialPlace,
  headers: Headers,
  body: unknown,
  redactor: Redactor,
): boolean {
  const own = path ? getPath(body, path) : headers.get(name) || undefined;
  redactor.add(typeof own === "number" ? String(own) : own);
  if (typeof own === "string" && !path) {
    redactor.add(own.split(/\s+/)[1]);
    redactor.add(readPassword(own));
  }
  return own !== undefined && own !== null;
}

/** The password in a header field with HTTP Basic; empty if there is none. */
export function readPassword(header: string): string {
  try {
    const [, encoded = ""] = /^basic\s+(\S+)/i.exec(header) ?? [];
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const [, ...password] = new TextDecoder().decode(bytes).split(":");
    return password.join(":");
  } catch {
    return "";
  }
}
