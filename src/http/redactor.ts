/** Takes known credentials out of whatever came from outside. */
export interface Redactor {
  /** From now on, `secret` is blotted out: plain or as base64, however its characters are escaped. */
  add(secret: unknown): void;
  /** The text without credentials, as far as so many characters of it go. */
  text(text: string, most?: number): string;
  /**
   * A copy of an error that was thrown below us, with what explains it (name, message, code, causes) and nothing
   * else: other libraries hang requests and headers on theirs. Of anything else, its text.
   */
  cause(thrown: unknown): unknown;
}

/** Credentials that are remembered: a client for long work goes through many. */
const MAX_SECRETS = 99;

/** Characters that the longest way to escape one takes. */
const MAX_ESCAPED = 12;

/** A character as it is, or as JSON, a URL or HTML escapes it. */
const CHARACTER = /\\+u00([\da-f]{2})|%([\da-f]{2})|&#(x?[\da-f]+);|&\w+;|[^]/gi;

/** A redactor that knows no credential yet. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const text = (text: string, most = text.length) => {
    const forms = [...secrets].flatMap((secret) => [
      unescape(secret).plain,
      // Escaped and unescaped once, it may look as if something in it were escaped still.
      alike(secret),
      alike(base64(secret)).replace(/=+$/, ""),
    ]);
    // One that begins before the end is looked at as a whole.
    const longest = Math.max(0, ...forms.map((form) => form.length));
    const { plain, at } = unescape(text.slice(0, most + longest * MAX_ESCAPED));
    const hidden: boolean[] = [];
    for (const form of forms) {
      for (let i = form ? plain.indexOf(form) : -1; i >= 0; i = plain.indexOf(form, i + 1)) {
        for (let end = i + form.length; end > i;) hidden[--end] = true;
      }
    }
    let shown = "";
    let from = 0;
    for (let i = 0; at[i]! < most; i++) {
      if (!hidden[i]) continue;
      if (!hidden[i - 1]) shown += `${text.slice(from, at[i])}[redacted]`;
      from = at[i + 1]!;
    }
    return shown + text.slice(from, Math.max(from, most));
  };
  const cause = (thrown: unknown, depth = 0): unknown => {
    if (!(thrown instanceof Error)) return thrown && text(String(thrown));
    const { name, message, code } = thrown as Error & { code?: unknown };
    const copy = Object.assign(new Error(text(message)), { name: text(name), code: code && text(String(code)) });
    // A chain that goes in a circle has to end somewhere.
    if (thrown.cause && depth < 9) copy.cause = cause(thrown.cause, depth + 1);
    return copy;
  };
  return {
    // Called with every request: what a credential looks like elsewhere is found out when one has to be blotted out.
    add(secret) {
      if (typeof secret !== "string") return;
      secrets.delete(secret);
      if (secrets.add(secret).size > MAX_SECRETS) secrets.delete([...secrets][0]!);
    },
    text,
    cause,
  };
}

/** The text's characters as they were before they were escaped, {@link alike}, and where in the text each begins. */
function unescape(text: string): { plain: string; at: number[] } {
  let plain = "";
  const at: number[] = [];
  for (const match of text.matchAll(CHARACTER)) {
    const [whole, json, url, html = `x${json ?? url}`] = match;
    const code = Number(`0${html}`);
    plain += alike(code ? String.fromCharCode(code) : whole[1] ? "&" : whole);
    while (at.length < plain.length) at.push(match.index);
  }
  at.push(text.length);
  return { plain, at };
}

/**
 * A text for comparing: in either case, spaces as forms write them too, without backslashes, which may be escapes of what
 * follows, and with one character for all that HTML has names for.
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
