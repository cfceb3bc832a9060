/** Control characters and direction marks, which make a terminal do things instead of showing them. */
const HARMFUL = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The text with whatever could steer a terminal replaced by a mark that shows. */
export function printable(text: string): string {
  return text.replace(HARMFUL, "\uFFFD");
}

/** The same for JSON, where an escape keeps the value. `JSON.stringify` escapes the first 32 code points by itself. */
export function printableJson(json: string): string {
  return json.replace(HARMFUL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
