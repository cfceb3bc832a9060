import { getPath, isObject } from "../http/json.js";
import type { components as callgear, VirtualNumber } from "../providers/callgear/client.js";
import type { CloudlxNumber } from "../providers/cloudlx/client.js";
import type { Destination } from "../providers/invoca/client.js";

/** Whether a parameter of a list selects a record. Throws an {@link UnsupportedParameter} for an unknown value. */
type Filter<Item> = (record: Item, value: unknown) => boolean;

/** A parameter, or a value of it, that the fake does not implement. */
export class UnsupportedParameter extends Error {
  constructor(name: string, value: unknown) {
    super(
      `number-inventory/testing does not support the parameter \`${name}\` with the value ${JSON.stringify(value)}`,
    );
  }
}

/** Filters that are more than a comparison with the property of the same name. */
const FILTERS: Readonly<Record<string, Readonly<Record<string, Filter<never>>>>> = {
  invoca: {
    query: (record: Destination, text) => digitsOf(record.phone_number).includes(digitsOf(text)),
    status: (record: Destination, status) => stateOf(record) === status,
  },
  cloudlx: {
    search: (record: CloudlxNumber, text) => digitsOf(record.number_e164).includes(digitsOf(text)),
  },
  callgear: {
    filter: (record: VirtualNumber, filter) => matchesFilter(record, filter as callgear["schemas"]["Filter"]),
  },
};

/** The records that the parameters of a list select. */
export function filterRecords(
  provider: string,
  records: readonly object[],
  parameters: Readonly<Record<string, unknown>>,
  properties: ReadonlySet<string>,
): readonly object[] {
  return Object.entries(parameters).reduce((selected, [name, value]) => {
    const filter = FILTERS[provider]?.[name] as Filter<object> | undefined;
    if (filter) {
      return selected.filter((record) => filter(record, value));
    }
    if (properties.has(name)) {
      return selected.filter((record) => String(getPath(record, [name])) === value);
    }
    throw new UnsupportedParameter(name, value);
  }, records);
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

function matchesFilter(record: VirtualNumber, filter: callgear["schemas"]["Filter"]): boolean {
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
    default:
      throw new UnsupportedParameter("filter.operator", operator);
  }
}
