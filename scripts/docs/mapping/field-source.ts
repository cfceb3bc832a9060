/**
 * The source of each field of an `InventoryNumber`, found by experiment: the mapping runs on the documented records
 * with one property removed at a time, and the fields that change depend on that property.
 */
import { getPath } from "../../../src/http/json.js";
import type { Node } from "../../openapi/specs.js";

/** The source of one field. */
export interface FieldSource {
  /**
   * Paths in the record. All paths of a list are used together; a later list is used if the earlier ones have no value.
   */
  steps: string[][];
  /** The values in the first documented record for which the field is not null. */
  example: { wire: unknown[]; normalized: unknown };
  /** The result for each known value of an enumeration. */
  values?: [string, unknown][];
}

type Normalize = (record: never) => object;

/** Returns the source of a field. Undefined if the field is null for all documented records. */
export function findFieldSource(
  field: string,
  normalize: Normalize,
  records: readonly Node[],
  knownValues: (path: string) => readonly string[] | undefined,
): FieldSource | undefined {
  const read = (record: Node) => (normalize(record as never) as Node)[field] as unknown;
  const [first, ...others] = records.filter((record) => read(record) !== null);
  if (first === undefined) {
    return undefined;
  }
  const alternatives = [first, ...others].map((record) => stepsOf(read, record));
  const steps = alternatives.reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest));
  const [path, ...otherPaths] = steps[0] ?? [];
  const known = path !== undefined && otherPaths.length === 0 ? knownValues(path) : undefined;
  return {
    steps,
    example: exampleOf(read, first),
    ...(path !== undefined && known && { values: known.map((value) => [value, read(withValue(first, path, value))]) }),
  };
}

function exampleOf(read: (record: Node) => unknown, record: Node): FieldSource["example"] {
  const [paths = []] = stepsOf(read, record);
  return { wire: paths.map((path) => getPath(record, keysOf(path))), normalized: read(record) };
}

/** Finds the paths that the value depends on, removes their values, and repeats that until the value is null. */
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

/** Returns the keys of a path. `names[]` means the first item. */
function keysOf(path: string): string[] {
  return path.replaceAll(/\[(\d*)\]/g, (_, index: string) => `.${index || 0}`).split(".");
}

/** Returns a copy of the record with another value at the path. Undefined counts as absent. */
function withValue(record: Node, path: string, value: unknown): Node {
  const copy = structuredClone(record);
  const keys = keysOf(path);
  const name = keys.pop() as string;
  const holder = getPath(copy, keys) as Node | undefined;
  if (holder !== undefined) {
    holder[name] = value;
  }
  return copy;
}
