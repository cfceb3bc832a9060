import { countAt, idOf, itemsOf } from "./page-fields.js";
import type { OffsetPagination, PagePagination } from "./declaration.js";
import type { RawPage, ReadPages } from "./reading.js";
import type { Position } from "./resume-token.js";

/** How often a list is read before a sign of change is called lasting. */
const MAX_PASSES = 3;

/** Pages in a row that repeat what came before, after which the server goes in a circle. */
const MAX_STALE = 9;

/** What is known of a pass through the list; with it a later listing can go on. */
interface Progress {
  /** The value of the parameter that says where a page begins: a page number, or the number of items before it. */
  place: number;
  /** How many items have come. */
  came: number;
  /** How many of them had not come before. */
  count: number;
  total: number | null;
  /** The first sign of change. */
  sign?: string;
}

/**
 * Pages by number (CloudLX) or by offset (CallGear) without a stable order. Every sign of change is looked for: an item
 * that comes a second time, a total that moves, a count that does not fit. After a sign, and where there is no total, the
 * list is read again, and what had been missed is handed out; a pass without a sign vouches for the whole.
 */
export const paginateWithTotals: ReadPages = async function* (reading, from): AsyncGenerator<RawPage, void> {
  const { operation, query, report, size } = reading;
  const pagination = operation.pagination as PagePagination | OffsetPagination;
  const numbered = pagination.style === "page";
  const { name, max = Infinity }: OffsetPagination["offset"] = numbered ? pagination.page : pagination.offset;
  const first = Number(query[name] ?? (numbered ? 1 : 0));
  const skipped = numbered ? (first - 1) * size : first;
  const resumed = "place" in from;
  const known = new Set<string | number>();
  let vouched: number | undefined; // what the pass before has found, where no total vouches for it
  let end: Position | undefined; // where the first pass ended: all that can be continued from while it is mended

  for (let pass = 1; ; pass++) {
    const begun: Progress = { place: first, came: 0, count: 0, total: null };
    let { place, came, count, total, sign }: Progress = pass === 1 ? { ...begun, ...from } : begun;
    const ids = pass === 1 ? known : new Set<string | number>(); // what has come in this pass
    let stale = 0;
    for (let page = 1, asked = reading.ask({ [name]: place }); ; page++) {
      const content = await asked;
      const items = itemsOf(reading, content);
      const told = totalIn(content, items.length);
      if (told !== null && total !== null && told !== total) sign ??= `the total moved from ${total} to ${told}`;
      total = told ?? total;

      const here = new Set<string | number>();
      let repeated = 0;
      const fresh = items.filter((item) => {
        const id = packed(idOf(reading, item) ?? JSON.stringify(item));
        const isNew = !known.has(id);
        if (ids.has(id)) {
          report.duplicatesDropped++;
          // One answer is one moment: an item that stands in it twice is no sign.
          if (!here.has(id)) repeated++;
        }
        for (const set of [known, ids, here]) set.add(id);
        return isNew;
      });
      if (repeated > 0) sign ??= `${repeated} of the items on page ${page} had been listed before`;
      stale = items.length > 0 && repeated === items.length ? stale + 1 : 0;
      if (stale > MAX_STALE)
        throw reading.fail(`page ${page} repeats what was listed before: the list goes in a circle`);
      came += items.length;
      count += items.length - repeated;

      const next = place + (numbered ? 1 : items.length);
      const ended = !items.length || (total === null ? numbered && items.length < size : came >= total);
      const beyond = !ended && next > max;
      const last = ended || beyond;
      if (last && total !== null && count !== total) sign ??= `the total is ${total}, but ${count} were listed`;
      if (last && total === null && page > 1) {
        if (vouched !== count + known.size) sign ??= "there is no total to compare with what was listed";
        vouched = count + known.size;
      }
      // What an earlier part of the listing handed out is not known any more: another pass would repeat it.
      const again = last && sign && !beyond && !resumed && pass < MAX_PASSES;
      if (!beyond) place = next;
      const position = { place, came, count, total, ...(sign && { sign }) };
      if (last) end ??= position;
      else asked = reading.ask({ [name]: place });
      if (last && pass === 1 && page === 1 && !resumed && !beyond) report.verifiedBy = "single-page";
      report.expected = total;
      if (fresh.length > 0 || pass === 1) {
        yield { items: fresh, total, next: last && !again ? undefined : (end ?? position) };
      }
      if (again) break;
      if (!last) continue;
      report.reason = beyond ? `the API reaches no further than \`${name}\` ${max}` : (sign ?? null);
      return;

      /** The total an answer tells, or null. */
      function totalIn(content: unknown, items: number): number | null {
        const told = countAt(content, pagination.total);
        const all = told && Math.max(0, told - skipped);
        if (!(numbered && pagination.totalMayCountPage) || told! > size || total !== null) return all;
        // It may be the page's own count. On a full first page it may be either: the next page will tell.
        if (page === 1 && !resumed) return items < size ? told : null;
        return told === items ? null : all;
      }
    }
  }
};

/** An id for remembering: of a UUID, the digits by fours as the code of a character, which takes half the memory. */
function packed(id: string | number): string | number {
  if (typeof id === "number" || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return id;
  return id.replace(/-/g, "").replace(/.{4}/g, (digits) => String.fromCharCode(parseInt(digits, 16)));
}
