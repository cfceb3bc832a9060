import type { CredentialPlace } from "./declaration.js";
import { base64, type Redactor } from "./redactor.js";

/** A credential, or a function that gives one: asked once, and again when the server says that it has expired. */
export type Credential = string | (() => string | Promise<string>);

/** A function that is told to stop when whoever asked has gone, and may tell for how many ms its answer is good. */
export type CredentialSource = (signal: AbortSignal, goodFor: (ms: number) => void) => string | Promise<string>;

/** The credential of one client, shared by its calls. */
export interface Credentials {
  /** The current credential. Rejects where its function does, and asks again the next time. */
  get(signal: AbortSignal): Promise<string>;
  /** Asks for another one after `refused`; concurrent calls share the answer. False where there is no other. */
  renew(refused: string, signal: AbortSignal): Promise<boolean>;
  /** Puts a credential into the header field where it goes. */
  authorize(headers: Headers, credential: string): void;
}

/**
 * The credential that the one option given holds: printable ASCII, which everything can carry. `user` is the user name of
 * HTTP Basic (RFC 7617). Throws a `TypeError` that names the option, and never shows what it holds, where a text cannot be
 * meant.
 */
export function createCredentials(
  option: Readonly<Record<string, Credential | CredentialSource>>,
  redactor: Redactor,
  { name: field = "", scheme }: CredentialPlace,
  user?: string,
): Credentials {
  const [name, source] = Object.entries(option)[0]!;
  const keep = (credential: unknown) => {
    // White space at the ends is a slip of whoever copied it, and never sent in a header.
    const text = typeof credential === "string" ? credential.trim() : "";
    redactor.add(text);
    if (/^[ -~]+$/.test(text)) return text;
    throw new TypeError(`\`${name}\` is missing or cannot be sent`);
  };
  let current: Promise<string> | undefined;
  let asker: AbortSignal | undefined; // of the question that is under way
  let expiry = Infinity; // by Date.now(), which goes on while a machine sleeps
  const ask = async (signal: AbortSignal) => {
    const answer = keep(typeof source === "function" ? await source(signal, goodFor) : source);
    asker = undefined;
    return answer;
  };
  const goodFor = (ms: number) => {
    expiry = Date.now() + ms;
  };
  const get = async (signal: AbortSignal): Promise<string> => {
    // A question whose asker has gone may never be answered.
    if (!current || asker?.aborted || Date.now() > expiry) {
      expiry = Infinity;
      asker = signal;
      current = ask(signal);
    }
    const [asked, by] = [current, asker];
    try {
      return await asked;
    } catch (thrown) {
      // A failure is not kept, unless another question has taken its place already, and is none where its asker has gone.
      if (asked === current) current = undefined;
      if (by?.aborted && !signal.aborted) return get(signal);
      throw thrown;
    }
  };
  if (typeof source !== "function") keep(source);
  return {
    get,
    async renew(refused, signal) {
      const known = current;
      // Whoever comes second finds a question under way, or its answer.
      if ((await known) === refused && current === known) current = undefined;
      return (await get(signal)) !== refused;
    },
    authorize(headers, credential) {
      const sent = user ? base64(`${user}:${credential}`) : credential;
      const own = headers.get(field);
      // Its own each time, so that it is never the one forgotten.
      for (const secret of own ? [own.slice(scheme!.length).trim()] : [credential, sent]) redactor.add(secret);
      if (!own) headers.set(field, `${scheme} ${sent}`);
    },
  };
}
