/** `number-inventory/inventory`: several accounts as one list. */
export { listNumbers, type Account, type ListNumbersOptions } from "./list-numbers.js";
export { InventoryError, isInventoryError, type AccountFailure, type AccountRef } from "./inventory-error.js";
export type { InventoryNumber } from "./inventory-number.js";
export { providers, type ClientOf, type ProviderId, type RecordOf } from "../providers/index.js";
export type { NormalizedNumber } from "../providers/provider.js";
