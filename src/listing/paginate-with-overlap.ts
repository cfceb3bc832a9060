import { countAt, idOf, itemsOf } from "./page-fields.js";
import type { OffsetPagination } from "./declaration.js";
import type { ReadPages } from "./reading.js";

/** Pages in a row without a new item, after which the list goes in a circle, or changes faster than it can be read. */
const MAX_IDLE = 64;

const CHANGED = "the list changed while it was read, or is in an order in which that does not show";

/**
 * Pages by offset that overlap by one item, the seam (Invoca). Where a page does not have it, the list has shifted, and
 * the listing steps back until the seam closes. While the items are sorted by id, ascending, that is all there is to it:
 * whatever was there during the whole listing is handed out once, whatever comes and goes meanwhile. In another order
 * items may pass each other unseen, so that every shift is a lasting sign of change. Once the total is known, several
 * pages are asked for at a time.
 */
export const paginateWithOverlap: ReadPages = async function* (reading, from) {
  const { offset, limit, order, total: path } = reading.operation.pagination as OffsetPagination;
  const { query, report } = reading;
  const size = Math.max(2, reading.size); // the seam, and something to go on with
  const first = Number(query[offset.name] ?? 0);
  const queue: { start: number; asked: Promise<unknown> }[] = [];
  const ask = (start: number) => reading.ask({ [offset.name]: start, [limit.name]: size });
  const known = new Set<unknown>(); // the ids handed out, where they are in no order
  let sorted = Object.entries(order!).every(([name, value]) => (query[name] ?? value) === value);
  let start = Number(from["start"] ?? first);
  let seam = from["seam"]; // the id of the last item handed out
  let overlap = 1;
  let total: number | null = null;
  let idle = 0;
  report.verifiedBy = "overlap";

  for (let page = 1; ; page++) {
    if (queue[0]?.start !== start) queue.length = 0;
    const content = await (queue.shift()?.asked ?? ask(start));
    const items = itemsOf(reading, content);
    const ids = items.map((item) => idOf(reading, item) ?? JSON.stringify(item));
    if (sorted && !ids.every((id, i) => Number(id) >= Number(ids[i - 1] ?? 0))) {
      sorted = false;
      // What came before was not remembered.
      if (seam !== undefined) report.reason = CHANGED;
    }
    const isNew = (_: unknown, i: number) =>
      seam === undefined || (sorted ? Number(ids[i]) > Number(seam) : ids[i] !== seam && !known.has(ids[i]));
    const fresh = items.filter(isNew);
    const repeated = items.length - fresh.length;

    const shifted = seam !== undefined && overlap && start > 0 && !repeated;
    if (fresh.length && !shifted) idle = 0;
    else if (++idle > MAX_IDLE)
      throw reading.fail(`nothing new on ${MAX_IDLE} pages in a row: a circle, or too many changes`);
    if (shifted) {
      if (!sorted) report.reason = CHANGED;
      start = Math.max(0, start - size * 2 ** (idle - 1));
      continue;
    }

    const told = countAt(content, path);
    if (items.length && !(sorted && overlap)) {
      report.verifiedBy = "totals";
      report.duplicatesDropped += Math.max(0, repeated - overlap);
      if ((total ?? told) !== told || (repeated && ids[0] !== seam)) report.reason = CHANGED;
    }
    total = told;
    report.expected = total && Math.max(0, total - first);
    if (!sorted) for (const id of ids) known.add(id);
    if (fresh.length) seam = ids.at(-1);
    const end = start + items.length;
    // A page of repetitions up to the total may come from a server that does not care where it is to begin.
    const last = items.length === 0 || (end === total && (fresh.length > 0 || items.length === 1));
    if (last && page === 1 && from["seam"] === undefined) report.verifiedBy = "single-page";
    // Nothing but the seam: the total counts what a filter left out, or one item is all that the server gives.
    if (items.length === 1 && !fresh.length) overlap = 0;
    if (items.length > 1) overlap = 1;
    start = end - overlap;
    if (!last && total && overlap && items.length === size) {
      // As many at a time as allowed, and none past the total.
      for (let next = start; queue.length < reading.concurrency && next + 1 < total; next += size - 1) {
        if (!queue.some((ahead) => ahead.start === next)) queue.push({ start: next, asked: ask(next) });
      }
    }
    if (fresh.length || last)
      yield { items: fresh, total: report.expected, next: last ? undefined : { start, seam: seam! } };
    if (last) return;
  }
};
