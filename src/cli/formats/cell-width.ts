/** Texts in the columns of a terminal: widths are those of the displayed characters, and cuts are between graphemes. */
import stringWidth from "string-width";
import { replaceControlCharacters } from "../control-characters.js";

/** How many UTF-16 code units are examined for each column. The longest emoji of two columns take fewer than 32. */
const UNITS_PER_COLUMN = 16;

const ELLIPSIS = "…";

const segmenter = new Intl.Segmenter();

/**
 * The text as it can be shown in at most `maxWidth` columns: control characters are replaced, and a longer text ends
 * with an ellipsis. The text is cut before it is measured, so that the work depends on `maxWidth` only.
 */
export function fitToWidth(text: string, maxWidth: number): string {
  const start = text.slice(0, (maxWidth + 1) * UNITS_PER_COLUMN);
  const printable = replaceControlCharacters(start);
  const isWhole = start.length === text.length;
  return isWhole && stringWidth(printable) <= maxWidth ? printable : cutToWidth(printable, maxWidth - 1) + ELLIPSIS;
}

/** As many graphemes as fit into `maxWidth` columns. */
function cutToWidth(text: string, maxWidth: number): string {
  let width = 0;
  let length = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += stringWidth(segment);
    if (width > maxWidth) {
      break;
    }
    length += segment.length;
  }
  return text.slice(0, length);
}
