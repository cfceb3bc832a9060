import type { ClientOptions } from "../http/settings.js";
import type { Listing, ListOptions } from "../listing/listing.js";

/** What the providers' records have in common. `null` means that the provider does not say: nothing is guessed. */
export interface NormalizedNumber {
  /** The provider's own identifier. */
  id: string | null;
  /** The number as the provider writes it. */
  number: string | null;
  /** E.164 with the plus sign; null where the number is not a possible one. */
  e164: string | null;
  /** ISO 3166-1 alpha-2, upper case; null for numbers that belong to no one country. */
  country: string | null;
  type: "local" | "mobile" | "toll_free" | "sip" | null;
  status: "active" | "reserved" | "suspended" | "released" | null;
  /** Campaign, pool or label. */
  name: string | null;
  /** Whether the number takes calls. */
  voice: boolean | null;
  /** Whether the number takes messages. */
  messaging: boolean | null;
  /** Charge a month, in a currency that no provider names. */
  monthlyCharge: number | null;
  /** When the number came into use: ISO 8601, with an offset only where the provider states the zone. */
  activatedAt: string | null;
}

/** One environment variable of a provider. */
export interface Variable {
  name: string;
  /** The option of the client's factory that it fills. */
  option: string;
  /** What it holds, in a few words. */
  description: string;
  /** Whether the provider can be used without it: always, or where `<PROVIDER>_BASE_URL` is set. */
  optional?: "always" | "with-base-url";
  /** The variable that is not needed where this one and its like are set. */
  alternativeTo?: string;
}

/** What a client of any provider tells about itself. */
export interface NumbersClient {
  readonly provider: string;
}

/**
 * What a provider has to supply, so that everything above (the inventory, the command) works with it. `Id` is also the
 * name of its folders, its entry point, and the beginning of its variables.
 */
export interface Provider<Id extends string, Client extends NumbersClient, Item extends object> {
  readonly id: Id;
  /** Its name for people. */
  readonly displayName: string;
  /** Its environment variables, beside `<PROVIDER>_BASE_URL`. */
  readonly variables: readonly Variable[];
  /** Makes a client from the variables' values. Throws an error that names the variable where one cannot be meant. */
  connect(values: Readonly<Record<string, string | undefined>>, options: ClientOptions): Client;
  /** Lists all numbers of the account. */
  list(client: Client, options: ListOptions): Listing<Item>;
  /** What the provider's record says in the common terms. Never throws: a value of another form gives null. */
  normalize(item: Item): NormalizedNumber;
  /** Properties of the record that are secret (`x-sensitive` in the spec). */
  readonly secretFields: readonly string[];
}
