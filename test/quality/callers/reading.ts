/** Pagination loops for the three pagination styles of the four APIs, independent of the generator. */

/** The environment variables for the mock. */
export type Variables = Record<string, string>;

/** For each provider, a function that lists all numbers of its account, in pages of `limit` if it is set. */
export type Callers = Record<
  "invoca" | "cloudlx" | "apifonica" | "callgear",
  (variables: Variables, limit?: number) => Promise<object[]>
>;

/** Appends rows. Throws if the list becomes unreasonably long. */
function add<Row>(all: Row[], rows: Row[]): void {
  all.push(...rows);
  if (all.length > 1000) {
    throw new Error("the list does not end");
  }
}

/** Reads pages until the total is reached, or a page is empty. */
export async function byOffset<Row>(read: (offset: number) => Promise<{ rows: Row[]; total: number }>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const { rows, total } = await read(all.length);
    add(all, rows);
    if (rows.length === 0 || all.length >= total) {
      return all;
    }
  }
}

/** Reads pages by number until a page is shorter than the limit. */
export async function byPage<Row>(read: (page: number) => Promise<Row[]>, size: number): Promise<Row[]> {
  const all: Row[] = [];
  for (let page = 1; ; page++) {
    const rows = await read(page);
    add(all, rows);
    if (rows.length < size) {
      return all;
    }
  }
}

/** Reads pages until one has no `next`. The cursor is the `next` parameter of this URL. */
export async function byCursor<Row>(
  read: (cursor: { next?: string }) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let cursor = {}; ;) {
    const { rows, next } = await read(cursor);
    add(all, rows);
    if (next === null) {
      return all;
    }
    cursor = { next: new URL(next).searchParams.get("next")! };
  }
}
