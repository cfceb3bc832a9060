/** Where a listing goes on: what its paging style needs to find the place again. */
export type Position = Readonly<Record<string, string | number | null>>;

/** The position as an opaque string, bound to the operation and the query it belongs to. */
export function encodePosition(operation: string, query: object, position: Position): string {
  return encodeURIComponent(JSON.stringify([position, operation, query]));
}

/** The position a string stands for; the beginning for none. Throws a `TypeError` for one of another operation or query. */
export function decodePosition(operation: string, query: object, resume?: string): Position {
  if (resume === undefined) return {};
  let position: Position = {};
  try {
    [position] = JSON.parse(decodeURIComponent(resume)) as [Position];
  } catch {
    // Then it is none of ours, and differs from what ours would be.
  }
  if (encodePosition(operation, query, position) === resume) return position;
  throw new TypeError(`\`resume\` is not of a ${operation} listing with this query`);
}
