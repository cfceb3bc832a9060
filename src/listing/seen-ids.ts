import type { RawItem } from "./listing-context.js";
import { packId } from "./packed-id.js";
import { identityOf } from "./page-fields.js";

/** A page compared with the pages before it. */
export interface PageComparison {
  /** Items that no page of any pass contained. */
  readonly newItems: readonly RawItem[];
  /** Number of different ids that an earlier page of the same pass contained. */
  readonly repeatedItems: number;
  /** Number of items that repeat an earlier one of the same pass, on this page or before. */
  readonly duplicates: number;
}

/** The ids of a listing that may read its list several times. */
export class SeenIds {
  readonly #idProperty: string;
  readonly #inListing = new Set<string | number>();
  #inPass = this.#inListing;

  /** @param idProperty - the property that identifies an item */
  constructor(idProperty: string) {
    this.#idProperty = idProperty;
  }

  /** Number of different ids in the listing. */
  get size(): number {
    return this.#inListing.size;
  }

  /** Starts another pass: items of earlier passes are not repetitions in it, but they are not new either. */
  startPass(): void {
    this.#inPass = new Set();
  }

  /** Compares a page with the earlier ones, and stores its ids. */
  addPage(items: readonly RawItem[]): PageComparison {
    const inListing = this.#inListing;
    const inPass = this.#inPass;
    const idProperty = this.#idProperty;
    const idsOnPage = new Set<string | number>();
    let repeatedItems = 0;
    let duplicates = 0;
    const newItems = items.filter((item) => {
      const id = packId(identityOf(item, idProperty));
      const isNew = !inListing.has(id);
      if (inPass.has(id)) {
        duplicates++;
        // A response is one snapshot: an item that it contains twice does not show that the list changed.
        if (!idsOnPage.has(id)) {
          repeatedItems++;
        }
      }
      idsOnPage.add(id);
      inPass.add(id);
      inListing.add(id);
      return isNew;
    });
    return { newItems, repeatedItems, duplicates };
  }
}
