import { getPath } from "../http/json.js";
import { itemsOf } from "./page-fields.js";
import type { CursorPagination } from "./declaration.js";
import type { ReadPages } from "./reading.js";

/**
 * Pages that name their successor by a link. The link is never followed: its cursor alone is taken into the declared
 * operation, so that neither host nor path nor anything else of it counts. One page is on its way while the one before
 * it is consumed.
 */
export const paginateByCursor: ReadPages = async function* (reading, from) {
  const { cursor: parameter, next } = reading.operation.pagination as CursorPagination;
  const { name } = parameter;
  const seen = new Set();
  let cursor = from["cursor"] ?? reading.query[name];
  for (let asked = reading.ask({ [name]: cursor }); ;) {
    seen.add(cursor);
    const content = await asked;
    const link = getPath(content, next);
    // Only the query counts, so that neither the rest of the link nor its being relative matters.
    const following = link ? new URLSearchParams(String(link).split(/[?#]/)[1]).get(name) : null;
    // More characters than any provider's cursor has are more than servers take in a URL.
    if (link && !(following && following.length < 2048)) throw reading.fail(`unusable \`${name}\` link`);
    if (following && !seen.has(following)) asked = reading.ask({ [name]: following });
    reading.report.verifiedBy = cursor || following ? "cursor" : "single-page";
    yield { items: itemsOf(reading, content), total: null, next: following ? { cursor: following } : undefined };
    if (!following) return;
    if (seen.has(following)) throw reading.fail(`cursor ${following} came a second time`);
    cursor = following;
  }
};
