/**
 * `number-inventory/inventory-core`: the inventory without metadata of phone numbers. The app passes metadata of its
 * choice, or none.
 */
import { isObject } from "../http/json.js";
import { formatValue, OBJECT, resolveOption, type OptionRule } from "../http/options.js";
import { parseNothing, type ParsedPhoneNumber, type ParsePhoneNumber } from "../providers/phone-number.js";
import type { InventoryNumber } from "./inventory-number.js";
import { listBatches, type Inventory, type ListNumbersOptions } from "./list-batches.js";
import { readNumbers, readPages, type InventoryPage } from "./read-inventory.js";
import type { Account } from "./sources.js";

/** The options of {@link listNumbers} and {@link listPages}: those of `number-inventory/inventory`, and the parser. */
export interface CoreListNumbersOptions extends ListNumbersOptions {
  /**
   * Parses phone numbers: the result of {@link createPhoneNumberParser}, or a function of the app. `null`: `e164` of
   * all numbers is null, and so is `country`, unless the provider reports it.
   */
  parsePhoneNumber: ParsePhoneNumber | null;
}

const PARSER_RULE: OptionRule = {
  requirement: "a function or null",
  isRequired: true,
  isValid: (value: unknown) => value === null || typeof value === "function",
};

/**
 * The same as `listNumbers` of `number-inventory/inventory`, with a parser of phone numbers that the app chooses.
 *
 * @throws TypeError or RangeError, before anything is sent, if `parsePhoneNumber` is missing, and in the same cases.
 *
 * @example
 * ```ts
 * for await (const { number } of listNumbers([invoca], { parsePhoneNumber: null })) console.log(number);
 * ```
 */
export function listNumbers(
  accounts: readonly Account[],
  options: CoreListNumbersOptions,
): AsyncGenerator<InventoryNumber, void, undefined> {
  return readNumbers(listWithParser(accounts, options));
}

/**
 * The same as `listPages` of `number-inventory/inventory`, with a parser of phone numbers that the app chooses.
 *
 * @throws TypeError or RangeError, see {@link listNumbers}.
 */
export function listPages(
  accounts: readonly Account[],
  options: CoreListNumbersOptions,
): AsyncGenerator<InventoryPage, void, undefined> {
  return readPages(listWithParser(accounts, options));
}

function listWithParser(accounts: readonly Account[], options: CoreListNumbersOptions): Inventory {
  resolveOption("options", options, OBJECT);
  const { parsePhoneNumber, ...others } = options;
  resolveOption("parsePhoneNumber", parsePhoneNumber, PARSER_RULE);
  return listBatches(accounts, others, parsePhoneNumber === null ? parseNothing : checkResults(parsePhoneNumber));
}

/** The parser of an app, which throws if its result is not an object. */
function checkResults(parsePhoneNumber: ParsePhoneNumber): ParsePhoneNumber {
  return (...number) => {
    const result: unknown = parsePhoneNumber(...number);
    if (!isObject(result)) {
      throw new TypeError(`\`parsePhoneNumber\` must return { e164, country }, got ${formatValue(result)}`);
    }
    return result as unknown as ParsedPhoneNumber;
  };
}

export { createPhoneNumberParser, type PhoneNumberMetadata } from "../providers/create-phone-number-parser.js";
export type { ParsedPhoneNumber, ParsePhoneNumber } from "../providers/phone-number.js";
export * from "./common.js";
