/**
 * Control characters and direction marks, which a terminal interprets instead of showing, and halves of surrogate
 * pairs, which UTF-8 cannot express.
 */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu;

/** The text with control characters replaced by U+FFFD. */
export function replaceControlCharacters(text: string): string {
  return text.replace(CONTROL_CHARACTERS, "\uFFFD");
}

/**
 * The JSON text with control characters escaped, which keeps its value. `JSON.stringify` escapes only U+0000 to U+001F.
 */
export function escapeControlCharacters(json: string): string {
  return json.replace(CONTROL_CHARACTERS, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
