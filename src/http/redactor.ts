/** Replaces known credentials in texts and errors from outside this package. */
export interface Redactor {
  /** Adds a credential to redact: as plain text or base64, with or without escaped characters. */
  add(secret: unknown): void;
  /** The first `most` characters of the text (default: all), with credentials redacted. */
  text(text: string, most?: number): string;
  /**
   * A copy of an error thrown by `fetch` or a credential function, with name, message, code and causes only: other
   * libraries attach requests and headers to their errors. Any other value is converted to text.
   */
  cause(thrown: unknown): unknown;
}

/** Maximum number of credentials that are remembered: a long-running client uses many. */
const MAX_SECRETS = 99;

/** Maximum number of characters of one escaped character. */
const MAX_ESCAPED = 12;

/** A plain character, or one escaped as in JSON, a URL or HTML. */
const CHARACTER = /\\+u00([\da-f]{2})|%([\da-f]{2})|&#(x?[\da-f]+);|&\w+;|[^]/gi;

/** Creates a redactor without credentials. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const text = (text: string, most = text.length) => {
    const forms = [...secrets].flatMap((secret) => [
      unescape(secret).plain,
      // A credential may itself contain what looks like an escape.
      alike(secret),
      alike(base64(secret)).replace(/=+$/, ""),
    ]);
    // A credential that begins before the end is compared as a whole.
    const longest = Math.max(0, ...forms.map((form) => form.length));
    const { plain, at } = unescape(text.slice(0, most + longest * MAX_ESCAPED));
    const hidden: boolean[] = [];
    for (const form of forms) {
      for (let i = form ? plain.indexOf(form) : -1; i >= 0; i = plain.indexOf(form, i + 1)) {
        for (let end = i + form.length; end > i;) {
          hidden[--end] = true;
        }
      }
    }
    let shown = "";
    let from = 0;
    for (let i = 0; at[i]! < most; i++) {
      if (!hidden[i]) {
        continue;
      }
      if (!hidden[i - 1]) {
        shown += `${text.slice(from, at[i])}[redacted]`;
      }
      from = at[i + 1]!;
    }
    return shown + text.slice(from, Math.max(from, most));
  };
  const cause = (thrown: unknown, depth = 0): unknown => {
    if (!(thrown instanceof Error)) {
      return thrown && text(String(thrown));
    }
    const { name, message, code } = thrown as Error & { code?: unknown };
    const copy = Object.assign(new Error(text(message)), { name: text(name), code: code && text(String(code)) });
    // A chain of causes may be circular.
    if (thrown.cause && depth < 9) {
      copy.cause = cause(thrown.cause, depth + 1);
    }
    return copy;
  };
  return {
    // Called with every request, so the forms to compare are computed only when a text is redacted.
    add(secret) {
      if (typeof secret !== "string") {
        return;
      }
      secrets.delete(secret);
      if (secrets.add(secret).size > MAX_SECRETS) {
        secrets.delete([...secrets][0]!);
      }
    },
    text,
    cause,
  };
}

/** The text with escapes decoded and characters normalized by {@link alike}, and the position of each in the text. */
function unescape(text: string): { plain: string; at: number[] } {
  let plain = "";
  const at: number[] = [];
  for (const match of text.matchAll(CHARACTER)) {
    const [whole, json, url, html = `x${json ?? url}`] = match;
    const code = Number(`0${html}`);
    plain += alike(code ? String.fromCharCode(code) : whole[1] ? "&" : whole);
    while (at.length < plain.length) {
      at.push(match.index);
    }
  }
  at.push(text.length);
  return { plain, at };
}

/**
 * The text normalized for comparison: in lower case, with `+` as a space (as forms encode it), without backslashes (which
 * may be escapes), and with one character for all characters that HTML escapes by name.
 */
function alike(text: string): string {
  return text
    .toLowerCase()
    .replace(/\+/g, " ")
    .replace(/\\/g, "")
    .replace(/[<>"']/g, "&");
}

/** The standard base64 of the text's UTF-8. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
