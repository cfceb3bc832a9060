import { MAX_ESCAPE_LENGTH, toCanonicalForms, toCanonicalText } from "./canonical-text.js";
import { findRanges, redactRanges } from "./ranges.js";

/** Maximum number of credentials that are remembered: a long-running client uses many. */
const MAX_SECRETS = 99;

/** Maximum length of a chain of causes, which may be circular. */
const MAX_CAUSES = 9;

/** Replaces known credentials in texts and errors from outside this package. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** Adds a credential to redact: as plain text or base64, with or without escaped characters. */
  add(secret: unknown): void {
    // Called with every request, so the canonical forms are computed only when something is redacted.
    if (typeof secret === "string") {
      // A line break at its end is escaped in a quoted body, which would hide the rest.
      const trimmed = secret.trim();
      // Moved to the end: the oldest is the one that was not used for the longest time.
      this.#secrets.delete(trimmed);
      this.#secrets.add(trimmed);
    }
    if (this.#secrets.size > MAX_SECRETS) {
      const [oldest = ""] = this.#secrets;
      this.#secrets.delete(oldest);
    }
  }

  /** The first `maxLength` characters of the text (default: all), with credentials redacted. */
  redact(text: string, maxLength = text.length): string {
    const secrets = [...this.#secrets].flatMap(toCanonicalForms);
    // A credential that begins before the end is compared as a whole.
    const longest = Math.max(0, ...secrets.map((secret) => secret.length));
    const { canonical, positions } = toCanonicalText(text.slice(0, maxLength + longest * MAX_ESCAPE_LENGTH));
    const positionOf = (index: number) => positions[index] ?? text.length;
    const ranges = findRanges(canonical, secrets).map(([start, end]) => [positionOf(start), positionOf(end)] as const);
    return redactRanges(text, ranges, maxLength);
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
}
