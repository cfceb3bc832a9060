/** Takes known credentials out of whatever came from outside. */
export interface Redactor {
  /** From now on, `secret` is blotted out: plain or as base64, however its characters are escaped. */
  add(secret: unknown): void;
  /** The text without credentials. */
  text(text: string): string;
  /**
   * A copy of an error that was thrown below us, with what explains it (name, message, code, causes) and nothing
   * else: other libraries hang requests and headers on theirs. Of anything else, its text.
   */
  cause(thrown: unknown): unknown;
}

/** Credentials that are remembered: a client for long work goes through many. */
const MAX_SECRETS = 99;

/** A redactor that knows no credential yet. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  const text = (text: string) => {
    const forms = [...secrets].flatMap((secret) => [secret, base64(secret).replace(/=+$/, "")]);
    // The longest first, since one may begin with another; whatever the case, since percent-encoding has both.
    forms.sort((a, b) => b.length - a.length);
    const pattern = forms.map((form) => form.replace(/[^]/g, anyForm)).join("|");
    return pattern ? text.replace(new RegExp(pattern, "gi"), "[redacted]") : text;
  };
  const cause = (thrown: unknown, depth = 0): unknown => {
    if (!(thrown instanceof Error)) return thrown && text(String(thrown));
    const { name, message, code } = thrown as Error & { code?: unknown };
    const copy = Object.assign(new Error(text(message)), { name: text(name), code: code && text(String(code)) });
    // A chain that goes in a circle has to end somewhere.
    if (thrown.cause && depth < 9) copy.cause = cause(thrown.cause, depth + 1);
    return copy;
  };
  // Called with every request: what a credential looks like elsewhere is found out when something has to be blotted out.
  const add = (secret: unknown) => {
    if (!secret || typeof secret !== "string") return;
    secrets.delete(secret);
    if (secrets.add(secret).size > MAX_SECRETS) secrets.delete([...secrets][0]!);
  };
  return { add, text, cause };
}

/** A pattern for a character: plain, or escaped as JSON, a URL, a form or HTML would. */
function anyForm(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  const forms = [
    `\\\\{0,7}${character.replace(/\W/, "\\$&")}`,
    `%${hex}`,
    `\\\\{1,7}u0*${hex}`,
    `&#0*${code};`,
    `&#x0*${hex};`,
  ];
  if (/[&<>"']/.test(character)) forms.push("&\\w+;");
  if (character === " ") forms.push("\\+");
  return `(?:${forms.join("|")})`;
}

/** The standard base64 of the text's UTF-8. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
