/** Values that are thrown while a list is read. A middleware of the caller can throw anything. */

/** Adds properties to a thrown value, if it is an object that accepts them. */
export function addProperties(thrown: unknown, properties: object): void {
  try {
    Object.assign(thrown as object, properties);
  } catch {
    // It is null or undefined, it is frozen, or its own properties of these names cannot be set.
  }
}

/** The message of a thrown value, or the value as a string if it has none. */
export function messageOf(thrown: unknown): string {
  try {
    const { message } = Object(thrown) as { message?: unknown };
    return typeof message === "string" ? message : String(thrown);
  } catch {
    // A getter threw, or the value cannot be converted to a string.
    return "an object without a message was thrown";
  }
}
