import type { ApiDeclaration } from "../http/declaration.js";
import { getPath, isObject, parseJson } from "../http/json.js";

/** A request as the fake reads it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The parsed JSON body; undefined if there is none. */
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** Reads a request. */
export async function readRequest(request: Request): Promise<ReceivedRequest> {
  const { method, headers, signal } = request;
  return { method, url: new URL(request.url), headers, signal, body: parseJson(await request.text()) };
}

/** Returns the credential of a request, or undefined if it has none of the API's form. */
export function readCredential({ credential }: ApiDeclaration, { headers, body }: ReceivedRequest): string | undefined {
  const { name, scheme, path } = credential;
  if (path) {
    const value = getPath(body, path);
    return typeof value === "string" ? value : undefined;
  }
  const header = headers.get(name ?? "") ?? undefined;
  if (!scheme || header === undefined) {
    return header;
  }
  const value = header.toLowerCase().startsWith(`${scheme.toLowerCase()} `)
    ? header.slice(scheme.length + 1)
    : undefined;
  return scheme === "Basic" && value !== undefined ? readPassword(value) : value;
}

function readPassword(value: string): string | undefined {
  try {
    const text = atob(value);
    return text.slice(text.indexOf(":") + 1);
  } catch {
    return undefined;
  }
}

/** Returns the query as an object. A name that is repeated has an array. */
export function readQuery({ searchParams }: URL): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

const CREDENTIAL_HEADERS = ["authorization", "cookie", "proxy-authorization"];

/** Returns the headers without those that contain credentials. */
export function withoutCredentials(headers: Headers, sensitive: readonly string[]): Record<string, string> {
  const hidden = new Set([...CREDENTIAL_HEADERS, ...sensitive]);
  return Object.fromEntries([...headers].filter(([name]) => !hidden.has(name.toLowerCase())));
}

/** Returns a JSON value without the properties that contain credentials, at any depth. */
export function withoutSensitive(value: unknown, sensitive: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutSensitive(item, sensitive));
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !sensitive.includes(name))
      .map(([name, inner]) => [name, withoutSensitive(inner, sensitive)]),
  );
}
