/** What both entry points of the inventory export. */
export type { ListNumbersOptions } from "./list-batches.js";
export type { InventoryPage } from "./read-inventory.js";
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
export type { AnyProvider, ClientOf, GenericProvider, OptionsOf, ProviderId, RecordOf } from "../providers/registry.js";
export type { NormalizedNumber, NumbersClient, Provider, Variable } from "../providers/provider.js";
export type * from "../providers/client-types.js";
