/**
 * The type with `string` for each open enumeration, which is `"a" | "b" | (string & {})`. openapi-fetch changes
 * `string & {}` to an object, to which no string can be assigned. Closed enumerations do not change.
 */
export type OpenEnumsAsString<T> = T extends string
  ? string extends T
    ? string
    : T
  : T extends object
    ? { [Key in keyof T]: OpenEnumsAsString<T[Key]> }
    : T;
