import type { CredentialPlace } from "./declaration.js";
import { base64, type Redactor } from "./redactor.js";

/** A credential, or a function that returns one: called once, and again when the server rejects the old one. */
export type Credential = string | (() => string | Promise<string>);

/** A function that obtains a credential until the signal aborts, and may report in how many ms the credential expires. */
export type CredentialSource = (signal: AbortSignal, expiresInMs: (ms: number) => void) => string | Promise<string>;

/** The credential of one client, shared by its calls. */
export interface Credentials {
  /** The current credential. Rejects if its function does, and calls it again the next time. */
  get(signal: AbortSignal): Promise<string>;
  /** Obtains another one after `rejected`; concurrent calls share it. False if there is no other. */
  renew(rejected: string, signal: AbortSignal): Promise<boolean>;
  /** Puts a credential into the header field of its place. */
  authorize(headers: Headers, credential: string): void;
}

/**
 * The credential in the one option given: printable ASCII, which any header or body can carry. `user` is the user name of
 * HTTP Basic (RFC 7617). Throws a `TypeError` that names the option, and never shows its value, if a string
 * is invalid.
 */
export function createCredentials(
  option: Readonly<Record<string, Credential | CredentialSource>>,
  redactor: Redactor,
  { name: field = "", scheme }: CredentialPlace,
  user?: string,
): Credentials {
  const [name, source] = Object.entries(option)[0]!;
  const validate = (value: unknown) => {
    // White space at the ends is a copying mistake, and never sent in a header.
    const text = typeof value === "string" ? value.trim() : "";
    redactor.add(text);
    if (/^[ -~]+$/.test(text)) {
      return text;
    }
    throw new TypeError(`\`${name}\` must be a non-empty string of printable ASCII`);
  };
  let current: Promise<string> | undefined;
  let requester: AbortSignal | undefined; // of the credential that is being obtained
  let expiresAt = Infinity; // by Date.now(), which continues while a machine sleeps
  const expiresInMs = (ms: number) => {
    expiresAt = Date.now() + ms;
  };
  const obtain = async (signal: AbortSignal) => {
    const credential = validate(typeof source === "function" ? await source(signal, expiresInMs) : source);
    requester = undefined;
    return credential;
  };
  const get = async (signal: AbortSignal): Promise<string> => {
    // If the requester has aborted, its credential may never arrive.
    if (!current || requester?.aborted || Date.now() > expiresAt) {
      expiresAt = Infinity;
      requester = signal;
      current = obtain(signal);
    }
    const [pending, pendingRequester] = [current, requester];
    try {
      return await pending;
    } catch (thrown) {
      // A failure is not kept. If it is the abort of another call, this one tries again.
      if (pending === current) {
        current = undefined;
      }
      if (pendingRequester?.aborted && !signal.aborted) {
        return get(signal);
      }
      throw thrown;
    }
  };
  if (typeof source !== "function") {
    validate(source);
  }
  return {
    get,
    async renew(rejected, signal) {
      const known = current;
      // A concurrent call may be obtaining another credential, or have obtained it.
      if ((await known) === rejected && current === known) {
        current = undefined;
      }
      return (await get(signal)) !== rejected;
    },
    authorize(headers, credential) {
      const sent = user ? base64(`${user}:${credential}`) : credential;
      const own = headers.get(field);
      // Added for each request, so that it is never the one dropped.
      for (const secret of own ? [own.slice(scheme!.length).trim()] : [credential, sent]) {
        redactor.add(secret);
      }
      if (!own) {
        headers.set(field, `${scheme} ${sent}`);
      }
    },
  };
}
