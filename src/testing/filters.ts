import { getPath, isObject } from "../http/json.js";
import type { components as callgear, VirtualNumber } from "../providers/callgear/client.js";
import type { CloudlxNumber } from "../providers/cloudlx/client.js";
import type { Destination } from "../providers/invoca/client.js";

type CallgearSchemas = callgear["schemas"];

/** What a parameter of a list does with the records. Throws an {@link UnsupportedParameter} for an unknown value. */
type Effect = (records: readonly object[], value: unknown) => readonly object[];

/** A parameter, or a value of it, that the fake does not implement. */
export class UnsupportedParameter extends Error {
  constructor(name: string, value: unknown) {
    super(
      `number-inventory/testing does not support the parameter \`${name}\` with the value ${JSON.stringify(value)}`,
    );
  }
}

/** Parameters that are more than a comparison with the property of the same name. */
const EFFECTS: Readonly<Record<string, Readonly<Record<string, Effect>>>> = {
  invoca: {
    query: where((record: Destination, text) => digitsOf(record.phone_number).includes(digitsOf(text))),
    status: where((record: Destination, status) => stateOf(record) === status),
  },
  cloudlx: {
    search: where((record: CloudlxNumber, text) => digitsOf(record.number_e164).includes(digitsOf(text))),
  },
  callgear: {
    filter: where((record: VirtualNumber, filter) => matchesFilter(record, filter as CallgearSchemas["Filter"])),
    sort: sortByRules,
    // The records are those of any user.
    user_id: (records) => records,
  },
};

/** The records that the parameters of a list select, in the order that they state. */
export function filterRecords(
  provider: string,
  records: readonly object[],
  parameters: Readonly<Record<string, unknown>>,
  properties: ReadonlySet<string>,
): readonly object[] {
  return Object.entries(parameters).reduce((selected, [name, value]) => {
    const effect = EFFECTS[provider]?.[name];
    if (effect) {
      return effect(selected, value);
    }
    if (properties.has(name)) {
      return selected.filter((record) => String(getPath(record, [name])) === value);
    }
    throw new UnsupportedParameter(name, value);
  }, records);
}

/** Returns the effect of a parameter that selects records. */
function where<Item extends object>(matches: (record: Item, value: unknown) => boolean): Effect {
  return (records, value) => records.filter((record) => matches(record as Item, value));
}

/** Sorts by the rules of CallGear; the first one has precedence. */
function sortByRules(records: readonly object[], rules: unknown): readonly object[] {
  if (!Array.isArray(rules)) {
    throw new UnsupportedParameter("sort", rules);
  }
  return [...records].sort((a, b) => {
    for (const { field, order } of rules as CallgearSchemas["SortRule"][]) {
      const difference = compare(getPath(a, [field]), getPath(b, [field]));
      if (difference !== 0) {
        return order === "desc" ? -difference : difference;
      }
    }
    return 0;
  });
}

/** Returns the records with only some of their properties, if the request selects them. */
export function selectFields(records: readonly object[], fields: unknown): readonly object[] {
  if (!Array.isArray(fields)) {
    return records;
  }
  return records.map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name))));
}

function digitsOf(text: unknown): string {
  return String(text ?? "").replace(/\D/g, "");
}

/** Returns the state of a destination, as the spec describes the parameter `status`. */
function stateOf({ ignored_at, dynamic_number_pool }: Destination): "ignored" | "tracked" | "discovered" {
  if (ignored_at !== null && ignored_at !== undefined) {
    return "ignored";
  }
  const { id_from_network, name } = dynamic_number_pool;
  return (id_from_network ?? name ?? undefined) === undefined ? "discovered" : "tracked";
}

function matchesFilter(record: VirtualNumber, filter: CallgearSchemas["Filter"]): boolean {
  if (!isObject(filter)) {
    throw new UnsupportedParameter("filter", filter);
  }
  if ("filters" in filter) {
    const { filters, condition } = filter;
    return condition === "or"
      ? filters.some((inner) => matchesFilter(record, inner))
      : filters.every((inner) => matchesFilter(record, inner));
  }
  const { field, operator, value } = filter;
  const found: unknown = record[field];
  switch (operator) {
    case "=":
      return found === (value ?? null);
    case "!=":
      return found !== (value ?? null);
    case "in":
      return Array.isArray(value) && (value as unknown[]).includes(found);
    case "not_in":
      return Array.isArray(value) && !(value as unknown[]).includes(found);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return isOrdered(operator, found, value);
    default:
      throw new UnsupportedParameter("filter.operator", operator);
  }
}

/** Compares two numbers, or two dates, whose texts are in order if they are. Other values are never in order. */
function isOrdered(operator: "<" | "<=" | ">" | ">=", found: unknown, value: unknown): boolean {
  if (typeof found !== typeof value || !["number", "string"].includes(typeof found)) {
    return false;
  }
  const order = compare(found, value);
  return (order === 0 && operator.endsWith("=")) || (operator.startsWith("<") ? order < 0 : order > 0);
}

/** Returns the order of two values of one type. Null is the last. */
function compare(a: unknown, b: unknown): number {
  if (a === b) {
    return 0;
  }
  return b === null || (a !== null && (a as string) < (b as string)) ? -1 : 1;
}
