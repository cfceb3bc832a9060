/** The registry: the only list of providers. It has no metadata of phone numbers; `index.ts` adds it. */
import { apifonica } from "./apifonica/provider.js";
import { callgear } from "./callgear/provider.js";
import { cloudlx } from "./cloudlx/provider.js";
import { invoca } from "./invoca/provider.js";
import type { CallOptions } from "../http/call-options.js";
import type { Listing, ListOptions } from "../listing/listing.js";
import type { ParsePhoneNumber } from "./phone-number.js";
import type { NormalizedNumber, Provider, ProviderDefinition } from "./provider.js";

const registered = [invoca, cloudlx, apifonica, callgear] as const;

type Definition = (typeof registered)[number];

/** The provider with a definition. */
type Defined<D> =
  D extends ProviderDefinition<infer Id, infer Client, infer Item, infer Options>
    ? Provider<Id, Client, Item, Options>
    : never;

type Registered = Defined<Definition>;

/** A provider's id, which is also the name of its entry point. */
export type ProviderId = Registered["id"];

/** The type arguments of the provider with an id. */
type PartsOf<Id> =
  Extract<Registered, { id: Id }> extends Provider<string, infer Client, infer Item, infer Options>
    ? { client: Client; record: Item; options: Options }
    : never;

/** The client of a provider. Default: of any provider. */
export type ClientOf<P extends { id: ProviderId } = Registered> = P extends unknown
  ? PartsOf<P["id"]>["client"]
  : never;

/** The record of a provider, as its API returns it. Default: of any provider. */
export type RecordOf<P extends { id: ProviderId } = Registered> = P extends unknown
  ? PartsOf<P["id"]>["record"]
  : never;

/** The options of a provider's client. Default: of any provider. */
export type OptionsOf<P extends { id: ProviderId } = Registered> = P extends unknown
  ? PartsOf<P["id"]>["options"]
  : never;

/**
 * The methods of {@link Provider}, for code that does not know which provider it has. That a client fits the provider
 * is checked when the method is called.
 */
export interface GenericProvider {
  /** See {@link Provider}. */
  create(options: OptionsOf): ClientOf;
  /** See {@link Provider}. The clients of some providers have no `concurrency`. */
  list(client: ClientOf, options?: ListOptions, pageSize?: number): Listing<RecordOf>;
  /** See {@link Provider}. */
  get?(client: ClientOf, record: RecordOf, options?: CallOptions): Promise<RecordOf>;
  /** See {@link Provider}. */
  normalize(record: RecordOf): NormalizedNumber;
}

/** Any of the providers. Its `id` determines the types of its methods; before it is known, they accept any client. */
export type AnyProvider = Registered & GenericProvider;

/** The definition of any provider: {@link AnyProvider}, but `normalize` takes the parser of phone numbers. */
export type AnyDefinition = Definition &
  Omit<GenericProvider, "normalize"> & {
    normalize(record: RecordOf, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber;
  };

/** The definitions of all providers. */
export const definitions: readonly AnyDefinition[] = registered;

/** The definition with this id, or undefined if there is none. */
export function findDefinition(id: string | undefined): AnyDefinition | undefined {
  return definitions.find((definition) => definition.id === id);
}
