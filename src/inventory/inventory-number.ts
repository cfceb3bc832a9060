import type { AnyProvider, ProviderId, RecordOf } from "../providers/index.js";
import type { NormalizedNumber } from "../providers/provider.js";

/** A phone number of one provider: the normalized fields and the provider's record. */
export interface NumberOf<Id extends ProviderId> extends NormalizedNumber {
  /** The provider's id. It determines the type of `raw`. */
  provider: Id;
  /** The account's name. */
  account: string;
  /** The record as the provider's API returned it. It may contain secrets: Apifonica's `token` of a SIP number. */
  raw: RecordOf<Extract<AnyProvider, { id: Id }>>;
}

type Distribute<Id> = Id extends ProviderId ? NumberOf<Id> : never;

/** A phone number of any provider. */
export type InventoryNumber = Distribute<ProviderId>;
