import { byCount, offsetWalk } from "./by-count.js";
import type { OffsetPaging } from "./declaration.js";
import { countAt, idOf, itemsOf } from "./content.js";
import type { AnyItem, ReadPages, Reading } from "./reading.js";

/** Steps back in a row without a new item, after which the list changes faster than it can be read. */
const MAX_STEPS_BACK = 64;

/**
 * Pages by offset of items that are sorted by id, ascending (Invoca). Neighbouring pages overlap by one item: where a
 * page does not begin at or before the last item handed out, the list has shifted, and the listing steps back until
 * that seam closes. So whatever was there during the whole listing is handed out once, whatever comes and goes
 * meanwhile. Once the total is known, several pages are asked for at a time.
 */
export const byOrder: ReadPages = async function* (reading, from) {
  const paging = reading.operation.paging as OffsetPaging;
  const walk = offsetWalk(reading);
  const stride = reading.size - 1;
  const queue: { start: number; asked: Promise<unknown> }[] = [];
  let start = Number(from["start"] ?? walk.start);
  let seam = from["seam"] as number | undefined; // the id of the last item handed out
  let stepsBack = 0;
  reading.report.proof = "order";

  for (let page = 1; ; page++) {
    if (queue[0]?.start !== start) queue.length = 0;
    const asked = queue.shift()?.asked ?? reading.ask(walk.params(start));
    const content = await asked;
    const items = itemsOf(reading, content);
    const ids = items.map((item) => orderOf(reading, item));
    if (!isAscending(ids)) return yield* seam === undefined ? withoutOrder(start, asked) : withoutOrder(start + 1);

    if (seam !== undefined && start > 0 && !(ids[0]! <= seam)) {
      if (++stepsBack > MAX_STEPS_BACK) {
        reading.report.reason = `the list changes faster than it can be read, near id ${seam}`;
        return;
      }
      start = Math.max(0, start - stride * 2 ** (stepsBack - 1));
      continue;
    }
    const fresh = items.slice(seam === undefined ? 0 : ids.filter((id) => id <= seam!).length);
    if (fresh.length > 0) {
      seam = ids.at(-1)!;
      stepsBack = 0;
    }

    const total = countAt(content, paging.total);
    reading.report.expected = walk.total(content, items.length, false, null);
    const end = start + items.length;
    let last = items.length === 0 || end === total;
    if (!last && fresh.length === 0 && items.length === 1) {
      // Nothing but the seam. Either the total counts what a filter left out, or one item is all the server gives.
      const probe = await reading.ask(walk.params(end));
      last = itemsOf(reading, probe).length === 0;
      if (!last) return yield* withoutOrder(end, Promise.resolve(probe));
    }
    if (last && page === 1 && from["seam"] === undefined) reading.report.proof = "page";
    start = end - 1;
    if (!last && total !== null && items.length === reading.size) askAhead(total);
    yield { items: fresh, total: reading.report.expected, next: last ? undefined : { start, seam: seam! } };
    if (last) return;
  }

  /** Goes on from an offset by counting, where the order of the ids is of no help. */
  function withoutOrder(offset: number, asked?: Promise<unknown>) {
    reading.report.proof = "count";
    const found = { count: offset - walk.start, total: reading.report.expected };
    return byCount(reading, walk, offset, offset === walk.start ? undefined : found, asked);
  }

  /** Asks for the pages that follow, as many at a time as allowed, and none past the total. */
  function askAhead(total: number): void {
    for (;;) {
      const next = queue.length === 0 ? start : queue.at(-1)!.start + stride;
      if (queue.length >= reading.concurrency || next + 1 >= total) return;
      queue.push({ start: next, asked: reading.ask(walk.params(next)) });
    }
  }
};

/** The item's place in the order; NaN, which is in no order, for an id that is no number. */
function orderOf(reading: Reading, item: AnyItem): number {
  const id = idOf(reading, item);
  return typeof id === "number" || /^\d+$/.test(id ?? "") ? Number(id) : NaN;
}

function isAscending(ids: readonly number[]): boolean {
  return ids.every((id, i) => (i === 0 ? !Number.isNaN(id) : id >= ids[i - 1]!));
}
