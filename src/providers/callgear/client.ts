/**
 * `number-inventory/callgear`: a client for CallGear's Data API (https://callgear.github.io/data_api/), also used by
 * UIS and CoMagic.
 */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/callgear/operations.js";
import type { components, paths } from "../../../generated/callgear/types.js";
import { createApiClient, type ApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { ANY, OBJECT, resolveOption, type OptionRule, type OptionRules } from "../../http/options.js";
import { resolveClientOptions, type ClientOptions, type OverrideOptions } from "../../http/settings.js";
import { paginateWithTotals } from "../../listing/paginate-with-totals.js";
import { PagedListing, type Listing, type ListOptions } from "../../listing/listing.js";
import { createJsonRpc } from "../../http/json-rpc.js";
import { findExhaustedLimit } from "./exhausted-limit.js";

export type { components, operations, paths } from "../../../generated/callgear/types.js";
export type * from "../client-types.js";

type VirtualNumberSchema = components["schemas"]["VirtualNumber"];
type VirtualNumberParameters = components["schemas"]["VirtualNumbersParams"];

/** A virtual number of the account. */
export interface VirtualNumber extends VirtualNumberSchema {}

/** The name of a property that `fields` can select. */
export type VirtualNumberField = components["schemas"]["VirtualNumberField"];

/** The parameters of `get.virtual_numbers` except `fields`, named as in CallGear's documentation. */
export interface VirtualNumberQuery extends Omit<VirtualNumberParameters, "access_token" | "fields"> {}

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;

/**
 * A virtual number with the properties that `fields` selects. If the type of `fields` does not say which, all
 * properties are optional.
 */
export type FieldsOf<Fields extends readonly VirtualNumberField[]> = Fields extends unknown
  ? number extends Fields["length"]
    ? Partial<VirtualNumber>
    : true extends { [Index in keyof Fields]: IsUnion<Fields[Index]> }[number]
      ? Partial<VirtualNumber>
      : { [Field in Fields[number]]-?: Exclude<VirtualNumber[Field], undefined> }
  : never;

/** The options of {@link createCallgearClient}. */
export interface CallgearOptions extends ClientOptions {
  /** The API key of a user of the account, or a session key from `login.user`. */
  accessToken: Credential;
  /**
   * The host of your platform: `dataapi.uiscom.ru` for UIS, `dataapi.comagic.ru` for CoMagic. Default:
   * `dataapi.callgear.com`.
   */
  host?: "dataapi.callgear.com" | "dataapi.uiscom.ru" | "dataapi.comagic.ru" | (string & {}) | undefined;
}

/** The openapi-fetch client of CallGear. */
export interface CallgearRawClient extends Client<paths> {}

/** A client for one account. */
export interface CallgearClient {
  readonly provider: "callgear";
  /** The openapi-fetch client: typed access to every operation in the spec, with the same credentials and retries. */
  readonly raw: CallgearRawClient;
  /** The client with other options. See {@link OverrideOptions}. */
  withOptions(options: OverrideOptions): CallgearClient;
  readonly virtualNumbers: {
    /**
     * Lists the account's virtual numbers, lazily, up to 10,000 per request. `fields` selects the properties of the
     * items.
     */
    list<const Fields extends readonly VirtualNumberField[]>(
      query: VirtualNumberQuery & { fields: Fields },
      options?: ListOptions,
    ): Listing<FieldsOf<Fields>>;
    /** Lists the account's virtual numbers with all their properties. */
    list(
      query?: VirtualNumberQuery & { fields?: readonly VirtualNumberField[] | undefined },
      options?: ListOptions,
    ): Listing<VirtualNumber>;
  };
}

/** The client sends its own credential. One in the query would become a part of the resume token. */
const CREDENTIAL_IN_QUERY_RULE: OptionRule = {
  requirement: "absent from the query",
  isValid: () => false,
  hidesText: true,
};

const FIELDS_RULE: OptionRule = {
  requirement: "a non-empty array of property names",
  isValid: (fields: unknown) => Array.isArray(fields) && fields.length > 0,
};

/** The rules of the options besides {@link ClientOptions}. Credentials are checked by {@link createApiClient}. */
const OWN_RULES: OptionRules<Omit<CallgearOptions, keyof ClientOptions>> = {
  accessToken: ANY,
  host: {
    type: "string",
    default: api.server.variables.host,
    requirement: "a host name such as dataapi.uiscom.ru",
    isValid: (host: string) => /^[a-z0-9.-]+(:\d+)?$/i.test(host) && URL.canParse(`https://${host}`),
  },
};

/**
 * Creates a client for one CallGear account. It sends nothing before the first call.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 *
 * @example
 * ```ts
 * const callgear = createCallgearClient({ accessToken });
 * const numbers = await callgear.virtualNumbers.list({ fields: ["id", "status"] }).toArray();
 * ```
 */
export function createCallgearClient(options: CallgearOptions): CallgearClient {
  const settings = resolveClientOptions<CallgearOptions>(options, OWN_RULES);
  const { host, accessToken } = settings;
  const client = createApiClient<paths>(api, settings, {
    credential: ["accessToken", accessToken],
    server: { host },
    rpc: createJsonRpc(api.credential.path, findExhaustedLimit),
  });
  return toCallgearClient(client);
}

function toCallgearClient(client: ApiClient<paths>): CallgearClient {
  const { raw, send, baseUrl, session } = client;
  const { provider } = api;
  const operation = api.operations.getVirtualNumbers;
  const { rpc, pagination } = operation;
  let calls = 0;

  function list(
    query: VirtualNumberQuery & { fields?: readonly VirtualNumberField[] | undefined } = {},
    listOptions?: ListOptions,
  ) {
    const { fields, access_token } = resolveOption("query", query, OBJECT) as VirtualNumberParameters;
    resolveOption("access_token", access_token, CREDENTIAL_IN_QUERY_RULE);
    resolveOption("fields", fields, FIELDS_RULE);
    // Duplicates are detected by id, so the id is requested and then removed from the items.
    const addsId = fields !== undefined && !fields.includes(pagination.id);
    return new PagedListing<VirtualNumber>(
      {
        provider,
        account: [baseUrl],
        session,
        operation,
        readPages: paginateWithTotals,
        fetchPage: (page: VirtualNumberQuery, callSettings) =>
          send((fetch) => {
            const params = addsId ? { ...page, fields: [...fields, pagination.id] } : page;
            const body = { jsonrpc: "2.0" as const, id: ++calls, method: rpc.method, params };
            return raw.POST(operation.path, { body, fetch });
          }, callSettings),
        ...(addsId && { toItem: ({ [pagination.id]: _, ...item }: VirtualNumber) => item }),
      },
      query,
      listOptions,
    );
  }

  return {
    provider,
    raw,
    withOptions: (options) => toCallgearClient(client.withOptions(options)),
    virtualNumbers: { list },
  };
}
