/** The property that identifies an item of a provider's list. Tests read its name from the spec (`x-pagination`). */
import { findProvider, type ProviderId } from "../../src/providers/index.js";

/** Returns the name of the property. */
export function idPropertyOf(provider: ProviderId): string {
  const operations = Object.values(findProvider(provider)!.api.operations);
  return operations.flatMap((operation) => ("pagination" in operation ? [operation.pagination.id] : []))[0]!;
}
