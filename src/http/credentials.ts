import type { Redactor } from "./redactor.js";

/** A credential, or a function that gives one: asked once, and again when the server says that it has expired. */
export type Credential = string | (() => string | Promise<string>);

/** The credential of one client, shared by its calls. */
export interface Credentials {
  /** The credential where it is a text, which cannot change. */
  readonly fixed: string | undefined;
  /** The current credential. Rejects where its function does, and asks again the next time. */
  get(): Promise<string>;
  /** Asks for another one after `refused`; concurrent calls share the answer. False where there is no other. */
  renew(refused: string): Promise<boolean>;
}

/**
 * The credential that the option `name` holds. `isValid` says what can be sent. Throws a `TypeError` that names the
 * option, and never shows what it holds, where a text cannot be meant.
 */
export function createCredentials(
  name: string,
  source: Credential,
  redactor: Redactor,
  isValid: (credential: string) => boolean,
): Credentials {
  const keep = (credential: unknown) => {
    if (typeof credential !== "string" || credential === "") {
      throw new TypeError(`\`${name}\` is missing: it has to be a text, or a function that gives one`);
    }
    redactor.add(credential);
    if (!isValid(credential)) throw new TypeError(`\`${name}\` holds characters that a header field cannot carry`);
    return credential;
  };
  const ask = (): Promise<string> => {
    const asked = Promise.resolve()
      .then(source as () => unknown)
      .then(keep);
    // A failure is not kept, unless another question has taken its place already.
    asked.catch(() => current === asked && (current = undefined));
    return asked;
  };
  const fixed = typeof source === "function" ? undefined : keep(source);
  let current: Promise<string> | undefined;

  return {
    fixed,
    get: () => (current ??= ask()),
    async renew(refused) {
      if (fixed !== undefined) return false;
      const known = current;
      // Whoever comes second finds a question under way, or its answer.
      if ((await known) === refused && current === known) current = ask();
      return (await (current ??= ask())) !== refused;
    },
  };
}
