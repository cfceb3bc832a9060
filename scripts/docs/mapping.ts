/**
 * How a provider's record becomes an `InventoryNumber`, measured: the mapping runs over the documented records, with one
 * property after the other taken away, and what changes shows what comes from where.
 */
import type { Node } from "../openapi/specs.js";

/** Where one field comes from. */
export interface FieldSource {
  /** Paths in the record: all of the first list are needed, the next list is asked where the one before has nothing. */
  steps: string[][];
  /** The first documented record from which the field gets a value. */
  example: { wire: unknown[]; fact: unknown };
  /** What the known values of an enumeration become. */
  values?: [string, unknown][];
}

type ToFacts = (record: never) => object;

/** Where a field comes from; undefined where no documented record gives it a value. */
export function sourceOf(
  field: string,
  toFacts: ToFacts,
  records: readonly Node[],
  knownValues: (path: string) => readonly string[] | undefined,
): FieldSource | undefined {
  const read = (record: Node) => (toFacts(record as never) as Node)[field] as unknown;
  const telling = records.filter((record) => read(record) !== null);
  if (telling.length === 0) {
    return undefined;
  }
  const all = telling.map((record) => stepsOf(read, record));
  const steps = all.reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest));
  const [first] = telling as [Node];
  const [paths] = steps as [string[]];
  const known = paths.length === 1 ? knownValues(paths[0]!) : undefined;
  return {
    steps,
    example: { wire: stepsOf(read, first)[0]!.map((path) => valueAt(first, path)), fact: read(first) },
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
    paths.reduce((less, path) => withValue(less, path, undefined), record),
  );
  return [paths.map((path) => path.replaceAll(/\[\d+\]/g, "[]")), ...rest];
}

/** The paths of everything in a record that holds nothing else: `name`, `campaigns[0].campaign_name`. */
export function leavesOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) {
    return [path];
  }
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, path === "" ? key : `${path}.${key}`));
}

const keysOf = (path: string) => path.replaceAll(/\[(\d*)\]/g, (_, index: string) => `.${index || 0}`).split(".");

function valueAt(record: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((value, key) => (value as Node | null | undefined)?.[key], record);
}

/** A copy of the record with another value at the path; undefined is as good as absent. */
function withValue(record: Node, path: string, value: unknown): Node {
  const copy = structuredClone(record);
  const keys = keysOf(path);
  const last = keys.pop()!;
  const holder = keys.reduce<Node | undefined>((inner, key) => inner?.[key] as Node | undefined, copy);
  if (holder !== undefined) {
    holder[last] = value;
  }
  return copy;
}
