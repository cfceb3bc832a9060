import type { RawItem } from "./listing-context.js";
import { packId } from "./packed-id.js";
import { hasId, identifyItems, type ItemId } from "./page-fields.js";
import { hashText } from "./text-hash.js";

/** A page compared with the pages before it. */
export interface PageComparison {
  /** Items that no page of any pass contained. */
  readonly newItems: readonly RawItem[];
  /** Number of items that an earlier page of the same pass contained. */
  readonly repeatedItems: number;
  /** Number of items that repeat an earlier one of the same pass, on this page or before. */
  readonly duplicates: number;
  /** The last item's fingerprint (see `fingerprintOf`), or null if the page is empty. */
  readonly lastItem: string | null;
  /** Why the ids on the page do not identify its items, or null. */
  readonly idProblem: string | null;
}

/** The ids of a listing that may read its list several times. */
export class SeenIds {
  readonly #idProperty: string;
  readonly #inListing = new Set<ItemId>();
  #inPass = this.#inListing;
  #inPreviousPass: ReadonlySet<ItemId> | undefined;
  #hasItemsWithoutId = false;

  /** @param idProperty - the property that identifies an item */
  constructor(idProperty: string) {
    this.#idProperty = idProperty;
  }

  /** Whether this pass and the one before it contain the same ids; undefined during the first pass. */
  get isRepeatedPass(): boolean | undefined {
    const previous = this.#inPreviousPass;
    return previous && this.#inPass.size === previous.size && [...this.#inPass].every((id) => previous.has(id));
  }

  /**
   * Whether an item without an id may have been yielded twice: this pass does not contain all items of earlier passes.
   * Either some were removed, or their content, by which they are identified, has changed.
   */
  get mayRepeatItems(): boolean {
    return this.#hasItemsWithoutId && this.#inListing.size > this.#inPass.size;
  }

  /** Starts another pass: items of earlier passes are not repetitions in it, but they are not new either. */
  startPass(): void {
    // A copy, because the ids of the first pass are those of the listing, to which this pass adds new ones.
    this.#inPreviousPass = new Set(this.#inPass);
    this.#inPass = new Set();
  }

  /** Compares a page with the earlier ones, and stores its ids. */
  addPage(items: readonly RawItem[]): PageComparison {
    // A response is one snapshot: an item that it contains twice does not show that the list changed.
    const page = identifyItems(items, this.#idProperty);
    const ids = page.items.map(({ id }) => packId(id));
    const lastId = page.ids.at(-1);
    this.#hasItemsWithoutId ||= items.some((item) => !hasId(item, this.#idProperty));
    const newItems: RawItem[] = [];
    let repeatedItems = 0;
    page.items.forEach(({ item }, index) => {
      const id = ids[index] as ItemId;
      if (this.#inPass.has(id)) {
        repeatedItems++;
      }
      if (!this.#inListing.has(id)) {
        newItems.push(item);
      }
    });
    for (const id of ids) {
      this.#inPass.add(id);
      this.#inListing.add(id);
    }
    return {
      newItems,
      repeatedItems,
      duplicates: page.duplicates + repeatedItems,
      lastItem: lastId === undefined ? null : hashText(String(lastId)),
      idProblem: page.idProblem,
    };
  }
}
