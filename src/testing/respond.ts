import { getPath, isObject } from "../http/json.js";
import { formatValue } from "../http/options.js";
import type { FakeCredentials } from "./credentials.js";
import { filterRecords, selectFields, UnsupportedParameter } from "./filters.js";
import { findExample, type FakeOperation } from "./operations.js";
import { InvalidParameter, readPageRequest, selectPage, sortRecords, writePage } from "./page.js";
import { parsePreference, type Preference } from "./preference.js";
import { readCredential, readQuery, type ReceivedRequest } from "./received-request.js";

/** A response before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A string, or a value that is sent as JSON; undefined for none. */
  readonly body: unknown;
}

/** The account that an operation is called for. */
export interface ServedAccount {
  readonly records: readonly object[];
  readonly credentials: FakeCredentials;
}

/** Returns the response of an operation, without faults. */
export function respond(
  operation: FakeOperation,
  request: ReceivedRequest,
  path: Readonly<Record<string, string>>,
  account: ServedAccount,
): Reply {
  const { declaration, examples, api } = operation;
  if (declaration.anonymous) {
    const issued = account.credentials.issue(operation, request.body);
    return issued ? { ...toReply(operation, examples.examples[0]?.name, request), body: issued } : reject();
  }
  if (!account.credentials.isValid(readCredential(api, request))) {
    return reject();
  }
  const preference = parsePreference(request.headers.get("prefer") ?? "");
  if (preference) {
    return respondAsPreferred(operation, preference, request);
  }
  try {
    return operation.declaration === operation.list
      ? respondToList(operation, request, account.records)
      : respondToGet(operation, request, path, account.records);
  } catch (error) {
    return explainRejection(error);
  }

  function reject(): Reply {
    return examples.rejection === undefined
      ? statusReply(operation, 401, request)
      : toReply(operation, examples.rejection, request);
  }
}

function respondAsPreferred(operation: FakeOperation, { code, example }: Preference, request: ReceivedRequest): Reply {
  if (example !== undefined) {
    return toReply(operation, example, request);
  }
  return /^[2-5]\d\d$/.test(code ?? "")
    ? statusReply(operation, Number(code), request)
    : explain(400, `\`code\` in \`Prefer\` must be a status from 200 to 599, got ${formatValue(code)}`);
}

/** Returns the response to parameters that are invalid or not supported. Throws any other error again. */
function explainRejection(error: unknown): Reply {
  if (error instanceof InvalidParameter) {
    return explain(400, error.message);
  }
  if (error instanceof UnsupportedParameter) {
    return explain(501, error.message);
  }
  throw error;
}

/** A response of the fake itself, which no provider sends. */
export function explain(status: number, message: string): Reply {
  return { status, body: { message } };
}

/** Returns the response with the example of this name; 501 if the operation has none. */
export function toReply(
  { examples, declaration }: FakeOperation,
  name: string | undefined,
  request: ReceivedRequest,
): Reply {
  const example = findExample(examples, name);
  if (example === undefined) {
    const names = examples.examples.map((known) => known.name).join(", ");
    return explain(501, `the spec has no example ${String(name)} of ${declaration.name}: choose from ${names}`);
  }
  const { status, mediaType, body } = example;
  return { status, headers: { "content-type": mediaType }, body: withRpcId(body, request) };
}

/** Returns the response with a status, and the spec's first example for it; without a body if there is none. */
export function statusReply(operation: FakeOperation, status: number, request: ReceivedRequest): Reply {
  const example = findExample(operation.examples, undefined, status);
  return example ? { ...toReply(operation, example.name, request), status } : { status, body: undefined };
}

/** Returns a body with the id of the JSON-RPC request, if it is a JSON-RPC response. */
function withRpcId(body: unknown, request: ReceivedRequest): unknown {
  const id = getPath(request.body, ["id"]);
  return isObject(body) && "jsonrpc" in body && id !== undefined && body["id"] !== null ? { ...body, id } : body;
}

function respondToList(operation: FakeOperation, request: ReceivedRequest, records: readonly object[]): Reply {
  const { list, examples, api, documentedRecords } = operation;
  const { pagination } = list;
  const { fields, ...parameters } = readParameters(operation, request);
  const page = readPageRequest(pagination, parameters, examples.pageSize ?? pagination.limit.size);
  const properties = new Set(documentedRecords.flatMap((record) => Object.keys(record)));
  const selected = sortRecords(
    filterRecords(api.provider, records, page.filters, properties),
    pagination,
    page.descending,
  );
  const { items, next } = selectPage(selected, pagination, page);
  const documented = examples.examples[0];
  const reply = toReply(operation, documented?.name, request);
  const body = writePage(
    list,
    withRpcId(documented?.body, request),
    { items: selectFields(items, fields), next },
    { total: selected.length, size: page.size, url: request.url.href },
  );
  return { ...reply, body };
}

/** Returns the parameters of a list: the query, or the parameters in the body without the credential. */
function readParameters({ api, declaration }: FakeOperation, request: ReceivedRequest): Record<string, unknown> {
  if (!declaration.rpc) {
    return readQuery(request.url);
  }
  const [holder = "params", credential = ""] = api.credential.path ?? [];
  const parameters = getPath(request.body, [holder]);
  const { [credential]: _, ...others } = isObject(parameters) ? parameters : {};
  return others;
}

/** Returns the record whose id is the last parameter in the path. */
function respondToGet(
  operation: FakeOperation,
  request: ReceivedRequest,
  path: Readonly<Record<string, string>>,
  records: readonly object[],
): Reply {
  const id = Object.values(path).at(-1);
  const record = records.find((candidate) => String(getPath(candidate, [operation.list.pagination.id])) === id);
  return record
    ? { ...toReply(operation, operation.examples.examples[0]?.name, request), body: record }
    : statusReply(operation, 404, request);
}
