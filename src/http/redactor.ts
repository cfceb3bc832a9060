/** Takes known credentials out of whatever came from outside. */
export interface Redactor {
  /** From now on, `secret` is blotted out: plain, as base64, percent-encoded, and escaped as in JSON. */
  add(secret: string): void;
  /** The text without credentials. */
  text(text: string): string;
  /**
   * A copy of an error that was thrown below us, with what explains it (name, message, code, causes) and nothing
   * else: other libraries hang requests and headers on theirs. Of anything else, its text.
   */
  cause(thrown: unknown): unknown;
}

/** A redactor that knows no credential yet. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const text = (text: string) => {
    const forms = [...secrets].flatMap((secret) =>
      [secret, base64(secret).replace(/=+$/, ""), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].map(
        (form) => form.replace(/\W/g, "\\$&"),
      ),
    );
    // The longest first, since one may begin with another; whatever the case, since percent-encoding has both.
    forms.sort((a, b) => b.length - a.length);
    return forms[0] ? text.replace(new RegExp(forms.join("|"), "gi"), "[redacted]") : text;
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
    // Called with every request: what it looks like elsewhere is found out when something has to be blotted out.
    add(secret) {
      if (secret) secrets.add(secret);
    },
    text,
    cause,
  };
}

/** The standard base64 of the text's UTF-8. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
