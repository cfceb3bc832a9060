/** Hand-written pagination loops: one page after another until the last. */
import { keyOf } from "../accounts.js";

/** The properties of an Invoca page that a loop reads. */
export interface DestinationPage {
  data: readonly { id: number }[];
  recordsTotal?: number;
}

/** The properties of an Apifonica page that a loop reads. */
export interface NumberPage {
  numbers: readonly { number_sid: string }[];
  next: string | null;
}

/** Lists Invoca numbers by offset. */
export async function loopByOffset(
  getPage: (start: number) => Promise<DestinationPage>,
  record: (key: number) => void,
): Promise<void> {
  for (let start = 0, total = Infinity; start < total;) {
    const { data, recordsTotal } = await getPage(start);
    for (const destination of data) {
      record(keyOf.invoca(destination));
    }
    start += data.length;
    total = recordsTotal ?? 0;
  }
}

/** Lists Apifonica numbers by the links to the next page. */
export async function loopByLink(
  getPage: (link: string | undefined) => Promise<NumberPage>,
  record: (key: number) => void,
): Promise<void> {
  let link: string | undefined;
  do {
    const { numbers, next } = await getPage(link);
    for (const number of numbers) {
      record(keyOf.apifonica(number));
    }
    link = next ?? undefined;
  } while (link !== undefined);
}
