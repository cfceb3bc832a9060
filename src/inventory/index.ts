/** `number-inventory/inventory`: the numbers of several accounts as one stream. */
export { listNumbers, listPages } from "./list-numbers.js";
export { providers } from "../providers/index.js";
export * from "./common.js";
