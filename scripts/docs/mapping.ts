/**
 * The source of each field of an `InventoryNumber`, found by experiment: the mapping runs on the documented records with
 * one property removed at a time, and the fields that change depend on that property.
 */
import { getPath } from "../../src/http/json.js";
import type { Node } from "../openapi/specs.js";

/** The source of one field. */
export interface FieldSource {
  /** Paths in the record. All paths of a list are used together; a later list is used if the earlier ones have no value. */
  steps: string[][];
  /** The values in the first documented record for which the field is not null. */
  example: { wire: unknown[]; normalized: unknown };
  /** The result for each known value of an enumeration. */
  values?: [string, unknown][];
}

type Normalize = (record: never) => object;

/** Returns the source of a field. Undefined if the field is null for all documented records. */
export function sourceOf(
  field: string,
  normalize: Normalize,
  records: readonly Node[],
  knownValues: (path: string) => readonly string[] | undefined,
): FieldSource | undefined {
  const read = (record: Node) => (normalize(record as never) as Node)[field] as unknown;
  const recordsWithValue = records.filter((record) => read(record) !== null);
  if (recordsWithValue.length === 0) {
    return undefined;
  }
  const alternatives = recordsWithValue.map((record) => stepsOf(read, record));
  const steps = alternatives.reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest));
  const [first] = recordsWithValue as [Node];
  const [paths] = steps as [string[]];
  const known = paths.length === 1 ? knownValues(paths[0]!) : undefined;
  return {
    steps,
    example: { wire: stepsOf(read, first)[0]!.map((path) => getPath(first, toKeys(path))), normalized: read(first) },
    ...(known && { values: known.map((value) => [value, read(withValue(first, paths[0]!, value))]) }),
  };
}

function stepsOf(read: (record: Node) => unknown, record: Node): string[][] {
  const value = read(record);
  if (value === null) {
    return [];
  }
  const paths = leavesOf(record).filter((path) => read(withValue(record, path, undefined)) !== value);
  if (paths.length === 0) {
    return [];
  }
  const rest = stepsOf(
    read,
    paths.reduce((reduced, path) => withValue(reduced, path, undefined), record),
  );
  return [paths.map((path) => path.replaceAll(/\[\d+\]/g, "[]")), ...rest];
}

/** Returns the paths of all scalar values in a record: `name`, `campaigns[0].campaign_name`. */
export function leavesOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) {
    return [path];
  }
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, path === "" ? key : `${path}.${key}`));
}

const toKeys = (path: string) => path.replaceAll(/\[(\d*)\]/g, (_, index: string) => `.${index || 0}`).split(".");

/** Returns a copy of the record with another value at the path. Undefined counts as absent. */
function withValue(record: Node, path: string, value: unknown): Node {
  const copy = structuredClone(record);
  const keys = toKeys(path);
  const holder = getPath(copy, keys.slice(0, -1)) as Node | undefined;
  if (holder !== undefined) {
    holder[keys.at(-1)!] = value;
  }
  return copy;
}
