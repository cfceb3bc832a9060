/** Replaces everything in a request and its response that is not documented, so that they contain no personal data. */
import type { DriftInput } from "../../drift/check-response.js";
import { documentedValues } from "../../drift/documented-values.js";
import { maskMediaType, maskText, maskValue, type MaskOptions } from "../../drift/mask.js";
import { parseJson } from "../../http/json.js";
import type { ExchangeEvent } from "../../http/hooks.js";
import type { OperationDeclaration } from "../../http/declaration.js";
import type { ProviderApi } from "../../providers/provider.js";
import { findOperation, type ProviderOperation } from "./find-operation.js";

/** What is recorded in place of a credential. */
const CREDENTIAL_MASK = "redacted";

/** A header or a query parameter. */
interface NamedValue {
  name: string;
  value: string;
}

/** A request and its response, masked. */
export interface MaskedExchange extends DriftInput {
  method: string;
  /** At the spec's server. */
  url: string;
  query: NamedValue[];
  requestHeaders: NamedValue[];
  /** Null if there is none, or if it consists of credentials. */
  requestBody: string | null;
}

/** Masks the name of a property. */
type MaskName = NonNullable<MaskOptions["maskName"]>;

/** Returns the masked exchange; undefined if the spec has no such operation. */
export function maskExchange(event: ExchangeEvent, api: ProviderApi, maskName: MaskName): MaskedExchange | undefined {
  const operation = findOperation(api, event.operation);
  if (operation === undefined) {
    return undefined;
  }
  const { provider, status, request } = event;
  const requestUrl = new URL(request.url);
  const query = maskQuery(requestUrl.searchParams, operation);
  const path = maskPath(requestUrl.pathname, operation.path);
  const search = new URLSearchParams(query.map(({ name, value }) => [name, value])).toString();
  const { text, body } = maskBody(event, maskName);
  const mediaType = event.headers.get("content-type");
  return {
    provider,
    operation: operation.name,
    status,
    headers: new Headers(mediaType === null ? {} : { "content-type": maskMediaType(mediaType, [operation.accept]) }),
    text,
    body,
    method: operation.method,
    url: `${serverUrl(api)}${path}${search === "" ? "" : `?${search}`}`,
    query,
    requestHeaders: [
      { name: "accept", value: operation.accept },
      ...credentialHeader(operation, api),
      ...(request.body === null ? [] : [{ name: "content-type", value: "application/json" }]),
    ],
    requestBody: request.body === null ? null : maskRequestBody(request.body, operation, api),
  };
}

/** The header of the credential, with a mask as its value: without the header, the request would not match the spec. */
function credentialHeader({ anonymous }: OperationDeclaration, { credential }: ProviderApi): NamedValue[] {
  const { name, scheme = "" } = credential;
  return name === undefined || anonymous === true
    ? []
    : [{ name, value: `${scheme}${scheme === "" ? "" : " "}${CREDENTIAL_MASK}` }];
}

/** The URL of the spec's server, with the defaults of its variables. */
export function serverUrl({ server: { url, variables } }: ProviderApi): string {
  return url.replace(/\{(\w+)\}/g, (_, name: string) => variables?.[name] ?? name);
}

/** The path of the spec, with the masked values of its parameters. */
function maskPath(pathname: string, template: string): string {
  const segments = template.split("/");
  // A base URL may have a path of its own.
  const actual = pathname.split("/").slice(-segments.length + 1);
  return segments
    .map((segment, index) =>
      segment.replace(/\{\w+\}(.*)/, (_, suffix: string) => {
        const value = decode(actual[index - 1] ?? "");
        const argument = value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value;
        return encodeURIComponent(maskText(argument)) + suffix;
      }),
    )
    .join("/");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The pagination parameters. Sort parameters keep their documented values. */
function maskQuery(parameters: URLSearchParams, operation: ProviderOperation): NamedValue[] {
  if (!("pagination" in operation)) {
    return [];
  }
  const { position, limit, order = {} } = operation.pagination;
  const names = [position.name, limit.name, ...Object.keys(order)];
  return names.flatMap((name) => {
    const value = parameters.get(name);
    const isCount = name === limit.name || position.first !== undefined;
    const isKept = value === order[name] || (isCount && /^\d{1,6}$/.test(value ?? ""));
    return value === null ? [] : [{ name, value: isKept ? value : maskText(value) }];
  });
}

function maskBody({ provider, text, body }: ExchangeEvent, maskName: MaskName): Pick<ExchangeEvent, "text" | "body"> {
  if (body !== undefined) {
    const masked = maskValue(body, { keptValues: documentedValues(provider), maskName });
    return { text: JSON.stringify(masked), body: masked };
  }
  const masked = maskText(text);
  // Masking can make a string valid JSON: `01` becomes `11`.
  return { text: parseJson(masked) === undefined ? masked : `<${masked}`, body: undefined };
}

/** The body of a JSON-RPC request, with a mask for the credential. Null if it is not one: token requests. */
function maskRequestBody(text: string, { rpc }: OperationDeclaration, { credential }: ProviderApi): string | null {
  if (rpc === undefined || credential.path === undefined) {
    return null;
  }
  const body = maskValue(JSON.parse(text), { keptValues: new Set([rpc.method, "2.0"]) }) as Record<string, unknown>;
  return JSON.stringify(withValue(body, credential.path, CREDENTIAL_MASK));
}

/** A copy of the object with a value at a path. */
function withValue(object: Record<string, unknown>, [name = "", ...rest]: readonly string[], value: unknown): object {
  const inner = (object[name] ?? {}) as Record<string, unknown>;
  return { ...object, [name]: rest.length === 0 ? value : withValue(inner, rest, value) };
}
