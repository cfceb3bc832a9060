/** The operation that lists a provider's numbers. Tests read its name from the spec. */
import { findProvider } from "../../src/providers/index.js";

/** Returns the name of the operation in events and errors. */
export function listOperationOf(provider: string): string {
  return Object.values(findProvider(provider)!.api.operations).find(({ items }) => items !== undefined)!.name;
}
