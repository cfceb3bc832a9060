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
  let encodedCredential: string | undefined;
  let encoded = "";
  return (headers, credential) => {
    // Credentials are added for every request, so that the redactor does not forget one that is in use.
    const callerValue = headers.get(name);
    if (callerValue) {
      redactor.add(callerValue.slice(scheme.length).trim());
      return;
    }
    if (credential !== encodedCredential) {
      encodedCredential = credential;
      encoded = user ? base64(`${user}:${credential}`) : credential;
    }
    redactor.add(credential);
    redactor.add(encoded);
    headers.set(name, `${scheme} ${encoded}`);
  };
}
