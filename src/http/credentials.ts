import type { Redactor } from "./redactor.js";

/** A credential, or a function that returns one: called once, and again when the server rejects the old one. */
export type Credential = string | (() => string | Promise<string>);

/**
 * A function that obtains a credential until the signal aborts. It may call `setLifetimeMs` if the credential expires.
 */
export type CredentialSource = (signal: AbortSignal, setLifetimeMs: (ms: number) => void) => string | Promise<string>;

/**
 * The credential without white space at its ends. It must be printable ASCII, which any header or body can contain.
 *
 * @throws TypeError that names the option, and never shows its value, if it is invalid.
 */
export function toCredential(name: string, value: unknown): string {
  // White space at the ends is a copying mistake, and never sent in a header.
  const credential = typeof value === "string" ? value.trim() : "";
  if (!/^[ -~]+$/.test(credential)) {
    throw new TypeError(`\`${name}\` must be a non-empty string of printable ASCII`);
  }
  return credential;
}

/** The credential of one client, shared by its calls. */
export class Credentials {
  readonly #name: string;
  readonly #source: Credential | CredentialSource;
  readonly #redactor: Redactor;
  #current: Promise<string> | undefined;
  /** The signal of the call that obtains the current credential, until it is known. */
  #requester: AbortSignal | undefined;
  /** By `Date.now()`, which continues while a machine sleeps. */
  #expiresAt = Infinity;

  /**
   * `name` is the option's name, for error messages.
   *
   * @throws TypeError that names the option, and never shows its value, if a string is invalid.
   */
  constructor(name: string, source: Credential | CredentialSource, redactor: Redactor) {
    this.#name = name;
    this.#source = source;
    this.#redactor = redactor;
    if (typeof source !== "function") {
      this.#accept(source);
    }
  }

  /** The current credential. Rejects if its function does, and calls it again the next time. */
  async get(signal: AbortSignal): Promise<string> {
    // If the requester has aborted, its credential may never arrive.
    if (!this.#current || this.#requester?.aborted || Date.now() > this.#expiresAt) {
      this.#expiresAt = Infinity;
      this.#requester = signal;
      this.#current = this.#obtain(signal);
    }
    const current = this.#current;
    const requester = this.#requester;
    try {
      return await current;
    } catch (thrown) {
      // A failure is not kept. If it is the abort of another call, this one tries again.
      if (current === this.#current) {
        this.#current = undefined;
      }
      if (requester?.aborted && !signal.aborted) {
        return this.get(signal);
      }
      throw thrown;
    }
  }

  /**
   * Obtains another credential after `rejected`; concurrent calls share it. False if there is none, or its function
   * fails.
   */
  async renew(rejected: string | undefined, signal: AbortSignal): Promise<boolean> {
    const current = this.#current;
    try {
      // A concurrent call may be obtaining another credential, or have obtained it.
      if ((await current) === rejected && current === this.#current) {
        this.#current = undefined;
      }
      return (await this.get(signal)) !== rejected;
    } catch {
      return false;
    }
  }

  async #obtain(signal: AbortSignal): Promise<string> {
    const source = this.#source;
    const setLifetimeMs = (ms: number) => {
      this.#expiresAt = Date.now() + ms;
    };
    const credential = this.#accept(typeof source === "function" ? await source(signal, setLifetimeMs) : source);
    // A credential that arrives too late does not end the request of another call.
    if (this.#requester === signal) {
      this.#requester = undefined;
    }
    return credential;
  }

  /** The credential that a value is, which is redacted from now on. Throws if it is invalid. */
  #accept(value: unknown): string {
    this.#redactor.add(value);
    return toCredential(this.#name, value);
  }
}
