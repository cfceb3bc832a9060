/** The example that a `Prefer` request header selects, with the syntax that Prism uses. */
export interface Preference {
  /** The status: `code=404`. */
  readonly code: string | undefined;
  /** The name: `example=NotFound`. */
  readonly example: string | undefined;
}

/** Returns what a `Prefer` header selects, or undefined if it selects no example. */
export function parsePreference(header: string): Preference | undefined {
  const read = (key: string) => new RegExp(`(?:^|[\\s,;])${key}="?([^\\s,;"]+)`, "i").exec(header)?.[1];
  const [code, example] = [read("code"), read("example")];
  return code === undefined && example === undefined ? undefined : { code, example };
}
