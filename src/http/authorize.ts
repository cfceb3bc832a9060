import { base64 } from "./base64.js";
import type { CredentialPlace } from "./declaration.js";
import type { Redactor } from "./redactor.js";

/** Puts a credential into the header of its place, unless the caller has set that header. */
export type Authorize = (headers: Headers, credential: string) => void;

/** An {@link Authorize} for one client. `user` is the user name of HTTP Basic (RFC 7617). */
export function createAuthorize(
  { name = "", scheme = "" }: CredentialPlace,
  redactor: Redactor,
  user: string | undefined,
): Authorize {
  // Encoding takes longer than the rest, and the credential is nearly always the same.
  let encoded: string | undefined;
  let sent = "";
  return (headers, credential) => {
    const own = headers.get(name);
    // Redacted from every request, so that it is never the one dropped.
    if (own) {
      redactor.add(own.slice(scheme.length).trim());
      return;
    }
    if (credential !== encoded) {
      encoded = credential;
      sent = user ? base64(`${user}:${credential}`) : credential;
    }
    redactor.add(credential);
    redactor.add(sent);
    headers.set(name, `${scheme} ${sent}`);
  };
}
