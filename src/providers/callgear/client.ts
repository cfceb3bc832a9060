/** CallGear's Data API (https://callgear.github.io/data_api/), which UIS and CoMagic run too. */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/callgear/operations.js";
import type { components, paths } from "../../../generated/callgear/types.js";
import { createApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { checkClientOptionNames, type ClientOptions } from "../../http/settings.js";
import { paginateWithTotals } from "../../listing/paginate-with-totals.js";
import { Listing, type ListOptions } from "../../listing/listing.js";
import { jsonRpc } from "../../http/json-rpc.js";
import { readLimits } from "./limits.js";

/** A virtual number of the account. */
export type VirtualNumber = components["schemas"]["VirtualNumber"];

/** A property of a virtual number that can be asked for. */
export type VirtualNumberField = components["schemas"]["VirtualNumberField"];

/** The parameters of `get.virtual_numbers`, by their names on the wire. */
export type VirtualNumberQuery = Omit<components["schemas"]["GetVirtualNumbersParams"], "access_token" | "fields">;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;

/** What an item has after `fields`: those alone, or any of them where the types do not tell which. */
export type FieldsOf<Fields extends readonly VirtualNumberField[]> = Fields extends unknown
  ? number extends Fields["length"]
    ? Partial<VirtualNumber>
    : true extends { [Index in keyof Fields]: IsUnion<Fields[Index]> }[number]
      ? Partial<VirtualNumber>
      : { [Field in Fields[number]]-?: Exclude<VirtualNumber[Field], undefined> }
  : never;

/** What {@link createCallgearClient} takes. */
export interface CallgearOptions extends ClientOptions {
  /** The key of a user of the account, or a session key of `login.user`. */
  accessToken: Credential;
  /** The host of the platform the account is registered with: `dataapi.uiscom.ru` for UIS, `dataapi.comagic.ru` for CoMagic. */
  host?: "dataapi.callgear.com" | "dataapi.uiscom.ru" | "dataapi.comagic.ru" | (string & {}) | undefined;
}

/** A client for one account. */
export interface CallgearClient {
  readonly provider: "callgear";
  /** openapi-fetch on the same transport, for whatever the spec has. */
  readonly raw: Client<paths>;
  readonly virtualNumbers: {
    /** Lists the account's virtual numbers, up to 10,000 in one answer. With `fields`, items have those and nothing else. */
    list<const Fields extends readonly VirtualNumberField[]>(
      query: VirtualNumberQuery & { fields: Fields },
      options?: ListOptions,
    ): Listing<FieldsOf<Fields>>;
    list(
      query?: VirtualNumberQuery & { fields?: readonly VirtualNumberField[] | undefined },
      options?: ListOptions,
    ): Listing<VirtualNumber>;
  };
}

/** Makes a client. Throws a `TypeError` or `RangeError` that names the option where a value cannot be meant. */
export function createCallgearClient(options: CallgearOptions): CallgearClient {
  checkClientOptionNames(options, ["accessToken", "host"]);
  const { host, accessToken } = options;
  if (host !== undefined && !/^[a-z0-9.-]+(:\d+)?$/i.test(host)) {
    throw new TypeError(`\`host\` is ${JSON.stringify(host)}: it has to be a host name such as dataapi.uiscom.ru`);
  }
  const parts = {
    credential: { accessToken },
    server: { host },
    rpc: jsonRpc(api.credential.path, readLimits),
  };
  const { raw, data } = createApiClient<paths>(api, options, parts);
  const { provider } = api;
  const operation = api.operations.getVirtualNumbers;
  const { rpc, pagination } = operation;
  let calls = 0;

  function list(
    query: VirtualNumberQuery & { fields?: readonly VirtualNumberField[] | undefined } = {},
    listOptions?: ListOptions,
  ) {
    const { fields } = query;
    if (fields?.length === 0) throw new RangeError("`fields` is empty: name at least one property, or leave it out");
    // Without the ids nothing would show that an item came twice.
    const silent = fields !== undefined && !fields.includes(pagination.id);
    return new Listing<VirtualNumber>(
      {
        provider,
        operation,
        query: silent ? { ...query, fields: [...fields, pagination.id] } : { ...query },
        readPages: paginateWithTotals,
        fetchPage: (params: VirtualNumberQuery, signal) =>
          data((fetch) => {
            const body = { jsonrpc: "2.0" as const, id: ++calls, method: rpc.method, params };
            return raw.POST(operation.path, { body, fetch });
          }, signal),
        ...(silent && { toItem: ({ [pagination.id]: _, ...item }: VirtualNumber) => item }),
      },
      listOptions,
    );
  }

  return { provider, raw, virtualNumbers: { list } };
}
