import { hasOwnCredential } from "./authorize.js";
import type { Call } from "./call.js";
import { SourceFailure } from "./credentials.js";
import { CredentialError } from "./errors/credential-error.js";
import { toOutsideError } from "./outside-errors.js";

/** The credential of one call: the client's, unless the caller put another one into the request. */
export class CallCredential {
  /** The credential of the current attempt: undefined while it is obtained, "" if the call is sent without it. */
  value: string | undefined;
  /** Adds the credential to those that are redacted, again: concurrent calls may have used many others since then. */
  readonly redact: () => boolean;
  readonly #call: Call;
  /** Whether the call is sent without the client's credential. */
  readonly #isAnonymous: boolean;
  /** The error by which the server rejected the credential, until another one is obtained. */
  #rejection: Error | undefined;
  /** Whether a rejected credential was renewed, which happens once per call. */
  #isRenewed = false;

  constructor(call: Call, parsedBody: unknown) {
    const { client, operation, request } = call;
    this.#call = call;
    this.redact = () => {
      client.redactor.add(this.value);
      return hasOwnCredential(client.credentialPlace, request.headers, parsedBody, client.redactor);
    };
    this.#isAnonymous = this.redact() || operation?.anonymous === true;
  }

  /** Whether another credential can be obtained for a rejected one. */
  get canRenew(): boolean {
    return Boolean(this.value) && !this.#isRenewed;
  }

  /** Records the error by which the server rejected the credential. The next attempt obtains another one. */
  reject(error: Error): void {
    this.#isRenewed = true;
    this.#rejection = error;
  }

  /** Obtains the credential of an attempt. Throws the rejection of the old one if there is no other. */
  async obtain(signal: AbortSignal): Promise<void> {
    const { credentials } = this.#call.client;
    if (this.#rejection && !(await credentials.renew(this.value, signal))) {
      throw this.#rejection;
    }
    this.#rejection = undefined;
    try {
      this.value = this.#isAnonymous ? "" : await credentials.get(signal);
    } catch (thrown) {
      throw thrown instanceof SourceFailure ? toOutsideError(this.#call, CredentialError, thrown.thrown) : thrown;
    }
  }
}
