import type { RentedNumber } from "../providers/apifonica/client.js";
import type { VirtualNumber } from "../providers/callgear/client.js";
import type { CloudlxNumber } from "../providers/cloudlx/client.js";
import type { Destination } from "../providers/invoca/client.js";

/** What the fake `fetch` serves for a provider. */
export interface FakeAccount<Item> {
  /**
   * The records of the account. The array is read for each request, so that a test can add and remove records.
   * Default: the records of {@link documentedRecords}.
   */
  readonly records?: readonly Item[] | undefined;
  /**
   * The valid credential (the token; for CloudLX the access token or the client secret), or a function that decides.
   * Default: any credential is valid. Issued access tokens of CloudLX are always valid.
   */
  readonly credential?: string | ((credential: string) => boolean) | undefined;
}

/** The accounts by provider. One that is missing has the documented records. */
export interface FakeAccounts {
  /** Invoca. */
  readonly invoca?: FakeAccount<Destination> | undefined;
  /** CloudLX. */
  readonly cloudlx?: FakeAccount<CloudlxNumber> | undefined;
  /** Apifonica. */
  readonly apifonica?: FakeAccount<RentedNumber> | undefined;
  /** CallGear. */
  readonly callgear?: FakeAccount<VirtualNumber> | undefined;
}
