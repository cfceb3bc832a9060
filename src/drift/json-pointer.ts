/** Returns the JSON Pointer (RFC 6901) to a descendant of the value at `pointer`. */
export function below(pointer: string, ...keys: (string | number)[]): string {
  return pointer + keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
