import type { Text } from "./cases.js";

/** The values of placeholders. */
export interface Placeholders {
  /** The credential of the account. */
  token: string;
  /** The base URL of a server that must not receive a request. */
  elsewhere: string;
}

const ENTITIES: Readonly<Record<string, string>> = { "+": "&plus;", "/": "&sol;", "=": "&equals;", ".": "&period;" };

const toCodes = (text: string, toCode: (code: number) => string) =>
  Array.from(text, (character) => toCode(character.codePointAt(0)!)).join("");
const toHex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

/** The encodings in which a server may return a credential, by the name in `{token as …}`. */
export const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString("base64"),
  percent: (text) => toCodes(text, (code) => `%${toHex(code, 2)}`),
  "percent twice": (text) => toCodes(text, (code) => `%25${toHex(code, 2)}`),
  url: encodeURIComponent,
  json: (text) => toCodes(text, (code) => `\\u${toHex(code, 4)}`),
  "json text": (text) => JSON.stringify(text).slice(1, -1),
  html: (text) => Array.from(text, (character) => ENTITIES[character] ?? character).join(""),
  "html decimal": (text) => toCodes(text, (code) => `&#${code};`),
  "html hexadecimal": (text) => toCodes(text, (code) => `&#x${toHex(code, 2)};`),
  "upper case": (text) => text.toUpperCase(),
};

/**
 * Returns text with its placeholders replaced.
 *
 * @throws Error if it contains an unknown encoding.
 */
export function toText(text: Text, placeholders: Placeholders): string {
  if (typeof text === "string") {
    return text
      .replaceAll("{elsewhere}", placeholders.elsewhere)
      .replaceAll("{token}", () => placeholders.token)
      .replaceAll(/\{token as ([a-z0-9 ]+)\}/g, (_, name: string) => {
        const encode = ENCODINGS[name];
        if (encode === undefined) {
          throw new Error(`unknown encoding "${name}"; choose from ${Object.keys(ENCODINGS).join(", ")}`);
        }
        return encode(placeholders.token);
      });
  }
  return "repeat" in text
    ? toText(text.repeat, placeholders).repeat(text.times)
    : text.map((part) => toText(part, placeholders)).join("");
}

/**
 * Returns a value as JSON. Texts in it can have placeholders, `{ repeat, times }` is a repeated text, `{ text: […] }`
 * one of parts in sequence, `{ nested: n }` an array nested n times, and `{ digits: "…" }` an integer of any size.
 */
export function toJson(value: unknown, placeholders: Placeholders): string {
  if (typeof value === "string") {
    return JSON.stringify(toText(value, placeholders));
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => toJson(item, placeholders)).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value ?? null);
  }
  const text = describedText(value);
  if (text !== undefined) {
    return JSON.stringify(toText(text, placeholders));
  }
  if ("nested" in value) {
    const depth = Number(value.nested);
    return "[".repeat(depth) + "]".repeat(depth);
  }
  if ("digits" in value) {
    return String(value.digits);
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${toJson(item, placeholders)}`).join(",")}}`;
}

/** Returns the text that an object describes; undefined if it describes something else. */
function describedText(value: object): Text | undefined {
  if ("text" in value) {
    return value.text as Text;
  }
  return "repeat" in value && "times" in value ? (value as Text) : undefined;
}

/** Returns text as bytes of a charset. */
export function toBytes(text: string, charset: string): Uint8Array {
  const [, bits, order] = /^utf-(16|32)(le|be)$/.exec(charset)!;
  const units = bits === "16" ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)) : toCodePoints(text);
  const size = Number(bits) / 8;
  const bytes = Buffer.alloc(units.length * size);
  units.forEach((unit, index) => {
    const at = index * size;
    return order === "le" ? bytes.writeUIntLE(unit, at, size) : bytes.writeUIntBE(unit, at, size);
  });
  return bytes;
}

function toCodePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}
