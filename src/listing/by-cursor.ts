import { at } from "../http/json.js";
import { itemsOf } from "./content.js";
import type { CursorPaging } from "./declaration.js";
import type { ReadPages } from "./reading.js";

const MAX_CURSOR = 2048; // characters: longer than any provider's, shorter than what servers refuse in a URL

/**
 * Pages that name their successor by a link. The link is never followed: its cursor alone is taken into the declared
 * operation, so that neither host nor path nor anything else of it counts. One page is on its way while the one before
 * it is consumed.
 */
export const byCursor: ReadPages = async function* (reading, from) {
  const paging = reading.operation.paging as CursorPaging;
  const { name } = paging.cursor;
  const start = from["cursor"] ?? reading.query[name];
  const seen = new Set(start ? [start] : []);
  for (let asked = reading.ask({ [name]: start }); ;) {
    const content = await asked;
    const link = at(content, paging.next);
    const cursor = link ? cursorIn(String(link), name) : undefined;
    if (link && !cursor) throw reading.fail(`no usable \`${name}\` in the link to the next page`);
    const again = cursor && seen.has(cursor);
    reading.report.proof = cursor || start || seen.size > 0 ? "cursor" : "page";
    if (cursor && !again) asked = reading.ask({ [name]: cursor });
    yield { items: itemsOf(reading, content), total: null, next: cursor && { cursor } };
    if (again) throw reading.fail(`the cursor ${cursor} came a second time: the list goes in a circle`);
    if (!cursor) return;
    seen.add(cursor);
  }
};

/** The cursor in a link to the next page, or undefined where there is none that can be used. */
function cursorIn(link: string, name: string): string | undefined {
  // Only the query counts, so that neither the rest of the link nor its being relative matters.
  const cursor = new URLSearchParams(link.split(/[?#]/)[1]).get(name);
  return cursor && cursor.length <= MAX_CURSOR ? cursor : undefined;
}
