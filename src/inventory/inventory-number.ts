import type { AnyProvider, RecordOf } from "../providers/index.js";
import type { NormalizedNumber } from "../providers/provider.js";

type NumberOf<P extends AnyProvider> = P extends AnyProvider
  ? {
      /** The provider's id; it also tells the type of `raw`. */
      provider: P["id"];
      /** The account's name. */
      account: string;
    } & NormalizedNumber & {
        /** The provider's record, as its API gave it. It may hold secrets: Apifonica's `token` of a SIP number. */
        raw: RecordOf<P>;
      }
  : never;

/** A phone number of any provider, in the common terms. */
export type InventoryNumber = NumberOf<AnyProvider>;
