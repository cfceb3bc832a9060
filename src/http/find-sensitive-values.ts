import { countWithoutEnd, type Range } from "./ranges.js";

/** What follows the name in a closing tag is not its value. */
const NOT_IN_CLOSING_TAG = String.raw`(?<!<\/[\w:-]{0,30})`;

/** A tag of HTML or XML. */
const TAG = String.raw`(?:<\/?[a-z][^<>]{0,99}>\s*)`;

/** Attributes of HTML or XML. */
const ATTRIBUTES = String.raw`(?:[\w:-]{1,30}=\\*["'][^"'<>]{0,99}["']\s*)*?`;

/** What may precede a value: CDATA of XML, the sign of a block in YAML, the type of a string in PHP or Python. */
const PREFIX = String.raw`(?:<!\[CDATA\[|[|>][+-]?\s*\n\s*|string\(\d+\)\s*|(?:[bur]|br|rb)(?=\\*["']))?`;

/** What precedes a value that follows the name in a list: `["name", "value"]`. It is not the name of a property. */
const IN_LIST = String.raw`(?<=["']\s{0,9},\s{0,9})(?=\\*["'\d](?!\w{1,30}\\*["']\s{0,9}:))`;

/** What precedes a value in a sentence or a column: `invalid token "value"`, or 8 characters or more with a digit. */
const IN_SENTENCE = String.raw`(?<=\w\s{1,20})(?=\\*["']\w|(?=[\w+/.-]{8})[a-z+/._-]*\d)`;

/**
 * What may be between the name of a property and its value: in JSON, YAML, forms (also multipart), headers, PHP, lists
 * of names and values, and (with tags and attributes) HTML and XML.
 */
const SEPARATOR = String.raw`([\\"'\`\s\]),]*)${ATTRIBUTES}(?:value[\\"'\s]*)?(?:[-=]>|[:=]=|[:=|]\s*${TAG}*|>|${TAG}+|(?<=["']\r?\n\r?\n)|${IN_LIST}|${IN_SENTENCE})\s*${PREFIX}`;

/** A value that is neither in quotation marks nor in brackets. After a tag, it ends with the next tag. */
const PLAIN_VALUE = /(?<=[^=-]>\s{0,20})[^<]+|(?:(?:bearer|basic|digest|token)[\s+]+)?[^\s,;&<>"[\]{}]*/iy;

/** A value in quotation marks, which may be escaped, or doubled as in CSV. */
const OPENING_QUOTE = /(\\*)(["'`])(?:\2{1,2}(?=\w))?/y;

/**
 * A value that explains something, also in quotation marks or a list (`["The token field is required."]`): `null`, one
 * of the words that usually follow the name of a credential in a message, or four words of letters or more.
 */
const EXPLANATION =
  /^[[\\"'\s]*(?:null|expired|invalid|missing|required|(?:[a-z']{1,14}[,:]? ){3,}[a-z']{1,14}\.?)[\]\\"'\s]*$/i;

const BRACKET_OR_QUOTE = /[[\]{}"'`]/g;

/** A pattern for names of properties (`access_token`, `access-token`, `accessToken`); undefined if there are none. */
export function toNamePattern(names: readonly string[]): RegExp | undefined {
  const alternatives = names.map((name) => name.replaceAll(/[\W_]/g, "[_-]?")).join("|");
  return names.length > 0 ? new RegExp(`${NOT_IN_CLOSING_TAG}(?:${alternatives})${SEPARATOR}`, "gi") : undefined;
}

/**
 * The ranges of the values of properties with sensitive names, in JSON (also if it is not well-formed, or in a string
 * of other JSON), and in text such as `name: value` or `name=value`. A value of any type is one range, except for an
 * explanation such as `token: expired`, and `null`.
 * If the end of the text cuts a value, the rest of the text is the range.
 */
export function findSensitiveValues(text: string, names: RegExp): Range[] {
  const ranges: Range[] = [];
  for (const match of text.matchAll(names)) {
    const start = match.index + match[0].length;
    // Within the value before, whose text has the same name.
    if (start < (ranges.at(-1)?.[1] ?? 0)) {
      continue;
    }
    const range = valueAt(text, start);
    const isInJson = match[1]?.trim() === '"';
    if (range[1] > range[0] && !EXPLANATION.test(text.slice(...range))) {
      ranges.push([...range, isInJson && range[0] === start]);
    }
  }
  return ranges;
}

/** The range of the value that begins at a position. It is empty if there is no value. */
function valueAt(text: string, start: number): readonly [start: number, end: number] {
  const quote = matchAt(OPENING_QUOTE, text, start);
  if (quote) {
    const [opening, backslashes = "", mark = ""] = quote;
    const first = start + opening.length;
    return [first, findClosingQuote(text, first, mark, backslashes.length).end];
  }
  if (text[start] === "[" || text[start] === "{") {
    return [start, findClosingBracket(text, start)];
  }
  const value = matchAt(PLAIN_VALUE, text, start)?.[0] ?? "";
  return [start, start + countWithoutEnd(value, "\\")];
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/**
 * The closing mark of the quoted text that begins at `first`, after as many backslashes as the opening mark at most:
 * the end of the text, without backslashes that escape the mark, and the position after the mark.
 */
function findClosingQuote(text: string, first: number, mark: string, backslashes: number) {
  for (let position = first; ;) {
    const closing = text.indexOf(mark, position);
    if (closing < 0) {
      return { end: text.length, after: text.length };
    }
    const end = position + countWithoutEnd(text.slice(position, closing), "\\");
    const preceding = closing - end;
    // In JSON that is not in a string, backslashes of an even number escape only each other.
    if (preceding <= backslashes || (backslashes === 0 && preceding % 2 === 0)) {
      return { end, after: closing + 1 };
    }
    position = closing + 1;
  }
}

/** The position after the bracket that closes the one at `start`. Brackets in quotation marks do not count. */
function findClosingBracket(text: string, start: number): number {
  let depth = 0;
  let position = start;
  do {
    const match = matchAt(BRACKET_OR_QUOTE, text, position);
    if (!match) {
      return text.length;
    }
    const [found] = match;
    const after = match.index + 1;
    if (found === "[" || found === "{") {
      depth++;
      position = after;
    } else if (found === "]" || found === "}") {
      depth--;
      position = after;
    } else {
      const before = text.slice(position, match.index);
      position = findClosingQuote(text, after, found, before.length - countWithoutEnd(before, "\\")).after;
    }
  } while (depth > 0);
  return position;
}
