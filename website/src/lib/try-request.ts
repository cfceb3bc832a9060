/** The request that the form of an operation sends, and what it shows of the response. */

/** A control of the form: a parameter or a header. */
export interface Field {
  name: string;
  place: "path" | "query" | "header";
  value: string;
}

/** Returns the URL and the headers for the values of a form. Parameters and headers without a value are not sent. */
export function requestFor(
  base: string,
  path: string,
  fields: readonly Field[],
): { url: string; headers: Record<string, string> } {
  const sent = (place: Field["place"]): [string, string][] =>
    fields.filter((field) => field.place === place && field.value !== "").map(({ name, value }) => [name, value]);
  const values = new Map(sent("path"));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ""));
  const query = new URLSearchParams(sent("query")).toString();
  return { url: base + filled + (query === "" ? "" : `?${query}`), headers: Object.fromEntries(sent("header")) };
}

/** Headers of the connection and of the mock's server, which say nothing about the API. */
const IGNORED = /^(access-control-.*|connection|date|keep-alive|transfer-encoding|content-length)$/;

/** Returns the headers of a response that say something about the API. */
export function headersThatMatter(headers: Iterable<[string, string]>): [string, string][] {
  return [...headers].filter(([name]) => !IGNORED.test(name));
}

/** Returns the size of text in bytes, in words. */
export function sizeOf(text: string): string {
  const bytes = new TextEncoder().encode(text).length;
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
