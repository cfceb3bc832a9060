import type { CallOptions } from "../http/call-options.js";
import type { ApiDeclaration, OperationDeclaration } from "../http/declaration.js";
import { formatValue } from "../http/options.js";
import type { ClientOptions } from "../http/settings.js";
import type { ListDeclaration } from "../listing/declaration.js";
import type { ConcurrentListOptions, Listing } from "../listing/listing.js";
import type { ParsePhoneNumber } from "./phone-number.js";

/**
 * The fields that the inventory has for every provider. `null` means that the provider does not report the field;
 * nothing is inferred.
 */
export interface NormalizedNumber {
  /** The provider's own identifier. */
  id: string | null;
  /** The number as the provider writes it. */
  number: string | null;
  /** The number in E.164 with the plus sign; null if it is not a possible number. */
  e164: string | null;
  /** ISO 3166-1 alpha-2, upper case; null for numbers that belong to no single country. */
  country: string | null;
  type: "local" | "mobile" | "toll_free" | "sip" | null;
  status: "active" | "reserved" | "suspended" | "released" | null;
  /** Name of the campaign or pool, or the number's label. */
  name: string | null;
  /** Whether the number receives calls. */
  voice: boolean | null;
  /** Whether the number receives messages. */
  messaging: boolean | null;
  /** Monthly charge. No provider reports the currency. */
  monthlyCharge: number | null;
  /** Time of activation, ISO 8601; with an offset only if the provider states the time zone. */
  activatedAt: string | null;
}

/** An environment variable of a provider. */
export interface Variable {
  name: string;
  /** The option of the client's factory that the variable sets. */
  option: string;
  /** What the variable contains, in a few words. */
  description: string;
  /** Whether the value is part of the credential, to be checked if the server rejects it. */
  isCredential?: boolean;
  /** Whether the value is part of the server's address, to be checked if the server does not respond. */
  isServerAddress?: boolean;
  /** When the variable may be missing: always, or if `<PROVIDER>_BASE_URL` is set. Default: never. */
  optional?: "always" | "with-base-url";
  /** The variable that is not needed if this variable and the others with the same `alternativeTo` are set. */
  alternativeTo?: string;
}

/** The part that the clients of all providers have in common. */
export interface NumbersClient {
  /** The provider's id. */
  readonly provider: string;
}

/** The declaration of a provider's API, generated from its spec. */
export interface ProviderApi extends ApiDeclaration {
  readonly operations: Readonly<Record<string, OperationDeclaration | ListDeclaration>>;
}

/** Everything that the inventory and the command need from a provider. */
export interface Provider<
  Id extends string,
  Client extends NumbersClient,
  Item extends object,
  Options extends ClientOptions,
> {
  /** The name of the provider's folders and of its entry point; in upper case, the prefix of its variables. */
  readonly id: Id;
  /** The name shown to users. */
  readonly displayName: string;
  /** The environment variables, except `<PROVIDER>_BASE_URL`. */
  readonly variables: readonly Variable[];
  /**
   * Creates a client: the factory of the provider's entry point.
   *
   * @throws TypeError or RangeError that names the option whose value is invalid.
   */
  create(options: Options): Client;
  /**
   * Creates a client from the values of the `variables`. The base URL, which the command reads from
   * `<PROVIDER>_BASE_URL`, is not one of them: pass it as an option.
   *
   * @throws TypeError or RangeError that names the option whose value is invalid.
   */
  connect(values?: Readonly<Record<string, string | undefined>>, options?: ClientOptions): Client;
  /** The declaration of its API. */
  readonly api: ProviderApi;
  /**
   * Lists all numbers of the account, with the default page size or another one.
   *
   * @throws TypeError if the client is one of another provider; TypeError or RangeError if an option is invalid.
   */
  list(client: Client, options?: ConcurrentListOptions, pageSize?: number): Listing<Item>;
  /** Reads one of the listed records by itself. Undefined if the API has no such operation. */
  get?(client: Client, item: Item, options?: CallOptions): Promise<Item>;
  /** Whether `list` has the option `concurrency`. */
  readonly supportsConcurrency?: boolean;
  /** Converts a record of the provider. Never throws: a value of an undocumented form becomes null. */
  normalize(item: Item): NormalizedNumber;
  /** The fields that the provider never reports: those that `normalize` sets to null in every record. Default: none. */
  readonly unreported?: Readonly<Partial<Record<keyof NormalizedNumber, null>>>;
  /** The record's properties that are secret (`x-sensitive` in the spec). */
  readonly secretFields: readonly string[];
  /** The mnemonics of JSON-RPC errors with which the server rejects a credential. */
  readonly credentialErrors?: readonly string[];
}

/** A provider as its folder defines it: `normalize` takes the parser of phone numbers, which an app may choose. */
export interface ProviderDefinition<
  Id extends string,
  Client extends NumbersClient,
  Item extends object,
  Options extends ClientOptions,
> extends Omit<Provider<Id, Client, Item, Options>, "normalize"> {
  /** Converts a record. Throws only if the parser throws. */
  normalize(item: Item, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber;
}

/** The definition of a provider, whose methods check that a client is one of this provider. */
export function defineProvider<
  Id extends string,
  Client extends NumbersClient,
  Item extends object,
  Options extends ClientOptions,
>(provider: ProviderDefinition<Id, Client, Item, Options>): ProviderDefinition<Id, Client, Item, Options> {
  const { id } = provider;
  const list = provider.list.bind(provider);
  const get = provider.get?.bind(provider);
  return {
    ...provider,
    list(client, ...options) {
      checkClient(id, client);
      return list(client, ...options);
    },
    ...(get && {
      async get(client, ...options) {
        checkClient(id, client);
        return get(client, ...options);
      },
    }),
  };
}

function checkClient(id: string, client: Partial<NumbersClient> | null | undefined): void {
  const actual = client?.provider;
  if (actual !== id) {
    const shown = typeof actual === "string" ? `a client of ${formatValue(actual)}` : formatValue(client);
    throw new TypeError(`\`client\` must be a client of ${id}, got ${shown}`);
  }
}
