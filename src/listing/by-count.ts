import type { OffsetPaging, PagePaging } from "./declaration.js";
import { countAt, idOf, itemsOf } from "./content.js";
import type { AnyItem, Query, RawPage, ReadPages, Reading } from "./reading.js";
import type { Position } from "./resume.js";

/** How often a list is read before a sign of change is called lasting. */
const MAX_PASSES = 3;

/** Pages in a row that repeat what came before, where a moving total may explain it. */
const MAX_STALE = 9;

/** How a paging style without a stable order goes through a list. */
export interface Walk {
  /** The parameters for the page at a place; places count items for offsets, pages for page numbers. */
  params: (place: number) => Query;
  /** The first place. */
  start: number;
  /** The place after this page, or why there is none that can be reached. */
  after: (place: number, items: number) => number | string;
  /** How many items lie before a place. */
  before: (place: number) => number;
  /** The total an answer tells, or null; `known` is what the pass has been told so far. */
  total: (content: unknown, items: number, first: boolean, known: number | null) => number | null;
  /** Whether a page with fewer items than asked for is the last, where no total is known. */
  shortIsLast: boolean;
}

/** What an earlier part of the same listing has found. */
export interface Found {
  /** Items handed out already. Their ids are not known any more. */
  count: number;
  total: number | null;
  /** The sign of change it had met. */
  sign?: string | undefined;
}

/** The page number in the request (CloudLX). */
export const byPage: ReadPages = (reading, from) => {
  const { page, total, totalMayCountPage } = reading.operation.paging as PagePaging;
  const start = Number(reading.query[page.name] ?? 1);
  return resumable(reading, from, {
    params: (place) => ({ [page.name]: place }),
    start,
    after: (place) => place + 1,
    before: (place) => (place - start) * reading.size,
    total: (content, items, first, known) => {
      const told = countAt(content, total);
      const all = told === null ? null : Math.max(0, told - (start - 1) * reading.size);
      if (told === null || !totalMayCountPage || told > reading.size || known !== null) return all;
      // It may be the page's own count. On a full first page it may be either: the next page will tell.
      if (first) return items < reading.size ? told : null;
      return told === items ? null : all;
    },
    shortIsLast: true,
  });
};

/** The number of items to skip in the request, where nothing says that they keep their order (CallGear). */
export const byOffset: ReadPages = (reading, from) => resumable(reading, from, offsetWalk(reading));

/** The walk by offset. */
export function offsetWalk(reading: Reading): Walk {
  const { offset, total } = reading.operation.paging as OffsetPaging;
  const start = Number(reading.query[offset.name] ?? 0);
  const max = offset.max ?? Infinity;
  return {
    params: (place) => ({ [offset.name]: place }),
    start,
    after: (place, items) =>
      place + items > max ? `the API reaches no further than \`${offset.name}\` ${max}` : place + items,
    before: (place) => place - start,
    total: (content) => {
      const told = countAt(content, total);
      return told === null ? null : Math.max(0, told - start);
    },
    shortIsLast: false,
  };
}

function resumable(reading: Reading, from: Position, walk: Walk) {
  const { place, count, total, sign } = from as unknown as Found & { place?: number };
  return place === undefined
    ? byCount(reading, walk, walk.start)
    : byCount(reading, walk, place, { count, total, sign });
}

/**
 * Pages without a stable order. Every sign of change is looked for: an item that comes a second time, a total that
 * moves, a count that does not fit. After a sign the list is read again, and what had been missed is handed out; a pass
 * without a sign vouches for the whole.
 */
export async function* byCount(
  reading: Reading,
  walk: Walk,
  place: number,
  found?: Found,
  asked = reading.ask(walk.params(place)),
): AsyncGenerator<RawPage, void> {
  const passes = new Map<string | number, number>(); // the pass in which an id was last seen
  const { report } = reading;
  let end: Position | undefined; // where the first pass ended: all that can be continued from while it is mended
  for (let pass = 1; ; pass++) {
    let count = found?.count ?? 0;
    let raw = walk.before(place);
    let total = found?.total ?? null;
    let sign = found?.sign;
    let stale = 0; // pages in a row with nothing but repetitions
    for (let page = 1; ; page++) {
      const content = await asked;
      const items = itemsOf(reading, content);
      const told = walk.total(content, items.length, page === 1 && found === undefined, total);
      if (told !== null && total !== null && told !== total) sign ??= `the total moved from ${total} to ${told}`;
      const stands = told === total;
      total = told ?? total;

      const fresh: AnyItem[] = [];
      const repeated = sift(items, fresh);
      if (repeated > 0) sign ??= `${repeated} of the items on page ${page} had been listed before`;
      stale = items.length > 0 && repeated === items.length ? stale + 1 : 0;
      if (stale > (stands ? 1 : MAX_STALE))
        throw reading.fail(`page ${page} repeats what was listed before: the list goes in a circle`);
      count += items.length - repeated;
      raw += items.length;

      const next = walk.after(place, items.length);
      const ended =
        items.length === 0 || (total === null ? walk.shortIsLast && items.length < reading.size : raw >= total);
      const unreachable = !ended && typeof next === "string" ? next : undefined;
      const last = ended || typeof next === "string";
      if (last && total !== null && count !== total) sign ??= `the total is ${total}, but ${count} were listed`;
      // What an earlier part of the listing handed out is not known any more: another pass would repeat it.
      const again = last && sign && !unreachable && !found && pass < MAX_PASSES;
      const position = { place: typeof next === "number" ? next : place, count, total, ...(sign && { sign }) };
      if (last) end ??= position;
      if (!last) asked = reading.ask(walk.params((place = position.place)));
      if (pass === 1 && page === 1 && last && !found && !unreachable) report.proof = "page";
      report.expected = total;
      if (fresh.length > 0 || pass === 1) {
        yield { items: fresh, total, next: last && !again ? undefined : (end ?? position) };
      }
      if (again) break;
      if (!last) continue;
      report.reason = unreachable ?? sign ?? null;
      return;
    }
    place = walk.start;
    asked = reading.ask(walk.params(place));

    /** Adds the items that are new to `fresh`; gives how many had come earlier in this pass. */
    function sift(items: AnyItem[], fresh: AnyItem[]): number {
      let repeated = 0;
      // One answer is one moment: what it says twice is the provider's business, and passes.
      const here = new Set<string | number>();
      for (const item of items) {
        const id = idOf(reading, item) ?? (pass === 1 ? undefined : JSON.stringify(item));
        const seen = id === undefined || here.has(id) ? undefined : passes.get(id);
        if (seen === pass) {
          repeated++;
          report.duplicatesDropped++;
          continue;
        }
        if (seen === undefined) fresh.push(item);
        if (id === undefined) continue;
        passes.set(id, pass);
        here.add(id);
      }
      return repeated;
    }
  }
}
