/** The loops that are written by hand around whatever sends: one page after another, until the server says that it was the last. */
import { keyOf } from "../accounts.js";

/** A page of Invoca's list, as far as a loop looks at it. */
export interface DestinationPage {
  data: readonly { id: number }[];
  recordsTotal?: number;
}

/** A page of Apifonica's. */
export interface NumberPage {
  numbers: readonly { number_sid: string }[];
  next: string | null;
}

/** Invoca's list, by offsets. */
export async function loopByOffset(
  getPage: (start: number) => Promise<DestinationPage>,
  see: (key: number) => void,
): Promise<void> {
  for (let start = 0, total = Infinity; start < total;) {
    const { data, recordsTotal } = await getPage(start);
    for (const destination of data) see(keyOf.invoca(destination));
    start += data.length;
    total = recordsTotal ?? 0;
  }
}

/** Apifonica's list, by the links to the next page. */
export async function loopByLink(
  getPage: (link: string | undefined) => Promise<NumberPage>,
  see: (key: number) => void,
): Promise<void> {
  let link: string | undefined;
  do {
    const { numbers, next } = await getPage(link);
    for (const number of numbers) see(keyOf.apifonica(number));
    link = next ?? undefined;
  } while (link !== undefined);
}
