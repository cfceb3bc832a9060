import { decodeText, findReadings } from "./escapes.js";
import { findCredentials, toPatterns } from "./find-credentials.js";
import { findSensitiveValues, toNamePattern } from "./find-sensitive-values.js";
import { redactRanges, type Range } from "./ranges.js";

/** Maximum number of credentials that are remembered: a long-running client uses many. */
const MAX_SECRETS = 99;

/** Maximum length of a chain of causes, which may be circular. */
const MAX_CAUSES = 9;

/** Maximum number of characters of a string from outside this package in an error. */
const MAX_LENGTH = 4096;

/** What was copied with a credential by mistake: quotation marks, a scheme, or the name of a header or variable. */
const AROUND_CREDENTIAL = /^(?:(?:bearer|basic|token)\s+|[\w-]{1,30}(?:=|:\s)|["'`])+|(?<!["'`])["'`]+$/gi;

/** Minimum length of a credential without what is around it. */
const MIN_LENGTH = 4;

/** Replaces known credentials and the values of sensitive properties in texts and errors from outside this package. */
export class Redactor {
  /** The credentials, with their patterns once something has been redacted. */
  readonly #secrets = new Map<string, readonly string[] | undefined>();
  readonly #names: RegExp | undefined;

  /** `names` are those of the sensitive properties of an API. */
  constructor(names: readonly string[] = []) {
    this.#names = toNamePattern(names);
  }

  /** Adds a credential to redact: as plain text or base64, with or without escaped characters. */
  add(secret: unknown): void {
    if (typeof secret === "string") {
      // A line break at its end is escaped in a quoted body, which would hide the rest.
      let trimmed = secret.trim();
      if (trimmed.length > MAX_LENGTH) {
        // As long as the texts that are searched: a server may return an access token of any length. Joined, because a
        // slice would keep the whole token in memory.
        trimmed = Array.from(trimmed.slice(0, MAX_LENGTH)).join("");
      }
      this.#remember(trimmed);
      // A server may quote it without what was copied with it.
      const bare = trimmed.replace(AROUND_CREDENTIAL, "");
      if (bare !== trimmed && bare.length >= MIN_LENGTH) {
        this.#remember(bare);
      }
    }
  }

  #remember(secret: string): void {
    // Called with every request, so the patterns are computed only when something is redacted. Moved to the end: the
    // oldest is the one that was not used for the longest time.
    const patterns = this.#secrets.get(secret);
    this.#secrets.delete(secret);
    this.#secrets.set(secret, patterns);
    if (this.#secrets.size > MAX_SECRETS) {
      const [oldest = ""] = this.#secrets.keys();
      this.#secrets.delete(oldest);
    }
  }

  /**
   * The first `maxLength` characters of the text (default: 4096), with credentials and the values of sensitive
   * properties redacted, and "…" if the text is longer. The rest is not read.
   */
  redact(text: string, maxLength = MAX_LENGTH): string {
    const shown = text.slice(0, maxLength);
    const ending = shown.length < text.length ? "…" : "";
    const readings = findReadings(shown);
    const ranges = [...this.#findSensitiveValues(shown, readings), ...findCredentials(readings, this.#patterns())];
    return redactRanges(shown, ranges) + ending;
  }

  /**
   * A copy of an error thrown by `fetch` or a credential function, with name, message, code and causes only: other
   * libraries attach requests and headers to their errors. Any other value is converted to text; undefined if that
   * throws.
   */
  copyError(thrown: unknown, depth = 0): unknown {
    try {
      if (!(thrown instanceof Error)) {
        return thrown && this.redact(String(thrown));
      }
      // Nothing prevents other code from setting them to any value.
      const { name, message, code, cause } = thrown as { [key in "name" | "message" | "code" | "cause"]?: unknown };
      const options = cause && depth < MAX_CAUSES ? { cause: this.copyError(cause, depth + 1) } : undefined;
      const copy = new Error(this.redact(String(message)), options);
      return Object.assign(copy, { name: this.redact(String(name)), code: code && this.redact(String(code)) });
    } catch {
      return undefined;
    }
  }

  #patterns(): string[] {
    const all: string[] = [];
    for (const [secret, known] of this.#secrets) {
      const patterns = known ?? toPatterns(secret);
      this.#secrets.set(secret, patterns);
      all.push(...patterns);
    }
    return all;
  }

  /** The values of sensitive properties, in the text unchanged and with its escapes decoded. */
  #findSensitiveValues(text: string, readings: ReturnType<typeof findReadings>): Range[] {
    if (!this.#names) {
      return [];
    }
    const { decoded, positions } = decodeText(readings);
    const inDecoded = findSensitiveValues(decoded, this.#names).map(([start, end]): Range => {
      return [positions[start] ?? 0, positions[end] ?? 0];
    });
    return [...findSensitiveValues(text, this.#names), ...inDecoded];
  }
}
