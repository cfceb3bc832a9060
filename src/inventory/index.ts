/** `number-inventory/inventory`: the numbers of several accounts as one stream. */
export { listNumbers, listPages, type InventoryPage, type ListNumbersOptions } from "./list-numbers.js";
export type { Account } from "./sources.js";
export {
  InventoryError,
  isInventoryError,
  type AccountFailure,
  type AccountRef,
  type InventoryEnd,
} from "./inventory-error.js";
export type { InventoryNumber, NumberOf } from "./inventory-number.js";
export { createClient } from "../providers/create-client.js";
export {
  providers,
  type AnyProvider,
  type ClientOf,
  type GenericProvider,
  type OptionsOf,
  type ProviderId,
  type RecordOf,
} from "../providers/index.js";
export type { NormalizedNumber, NumbersClient, Provider, Variable } from "../providers/provider.js";
export type * from "../providers/client-types.js";
