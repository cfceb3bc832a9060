import type { Redactor } from "./redactor.js";
import { SharedWork } from "./shared-work.js";

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

/** What a call rejects with if the credential function does, or if what it returns is invalid. */
export class SourceFailure {
  constructor(readonly thrown: unknown) {}
}

/** The credential of one client, shared by its calls. */
export class Credentials {
  readonly #name: string;
  readonly #source: Credential | CredentialSource;
  readonly #redactor: Redactor;
  /** The current credential, which may not be known yet. */
  #current: SharedWork<string> | undefined;
  /** How often a credential was obtained. */
  #obtained = 0;
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

  /**
   * The current credential; concurrent calls obtain it together. Rejects with a {@link SourceFailure} if its function
   * does, and calls it again the next time.
   */
  async get(signal: AbortSignal): Promise<string> {
    if (!this.#current?.isJoinable || Date.now() > this.#expiresAt) {
      this.#expiresAt = Infinity;
      this.#current = this.#obtain();
    }
    const current = this.#current;
    try {
      return await current.wait(signal);
    } catch (thrown) {
      // A failure is not kept.
      if (current === this.#current) {
        this.#current = undefined;
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
      if ((await this.get(signal)) === rejected && current === this.#current) {
        this.#current = undefined;
      }
      return (await this.get(signal)) !== rejected;
    } catch (thrown) {
      if (thrown instanceof SourceFailure) {
        return false;
      }
      throw thrown;
    }
  }

  #obtain(): SharedWork<string> {
    const source = this.#source;
    const number = ++this.#obtained;
    const setLifetimeMs = (ms: number) => {
      // A credential that arrives late does not change the lifetime of the one that replaced it.
      if (number === this.#obtained) {
        this.#expiresAt = Date.now() + ms;
      }
    };
    return new SharedWork(async (signal) => {
      try {
        return this.#accept(typeof source === "function" ? await source(signal, setLifetimeMs) : source);
      } catch (thrown) {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a call converts it
        throw new SourceFailure(thrown);
      }
    });
  }

  /** The credential that a value is, which is redacted from now on. Throws if it is invalid. */
  #accept(value: unknown): string {
    this.#redactor.add(value);
    return toCredential(this.#name, value);
  }
}
