/** Finds the members at which two types differ in a way that callers' code no longer compiles. */
import ts from "typescript";
import { describeType, splitType, type SplitType } from "./split-type.js";

/** How a member differs. `variant`: an alternative of a union. `open`: properties that are not documented. */
export type DifferenceKind =
  "removed" | "required-added" | "may-be-absent" | "may-be-null" | "value" | "type" | "unknown" | "variant" | "open";

/** A member at which two types differ. */
export interface Difference {
  /** The names of the properties that lead to the member; `*` for the items of an array and the values of a map. */
  path: readonly string[];
  kind: DifferenceKind;
  /** The types before and after, or the values of an enumeration that only one of them has. */
  before: string;
  after: string;
  /** The name of the only new property with the type of the removed one. */
  replacement?: string;
}

/** What the comparison of two types needs. */
export interface Comparison {
  checker: ts.TypeChecker;
  /** Values of the old type are written to a request; values of the new type are read from a response. */
  direction: "request" | "response";
  /** The differences of pairs of object types. A recursive type contains a pair whose comparison has started. */
  compared: Map<ts.Type, Map<ts.Type, Difference[]>>;
}

/** Returns the differences between the old and the new type of a value. */
export function compareTypesOf(comparison: Comparison, before: ts.Type, after: ts.Type): Difference[] {
  const { checker, direction } = comparison;
  const different = (kind: DifferenceKind) => [
    { path: [], kind, before: describeType(checker, before), after: describeType(checker, after) },
  ];
  const isUnknown = (type: ts.Type) => (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
  if (isUnknown(before) || isUnknown(after)) {
    const [target, source] = direction === "request" ? [after, before] : [before, after];
    return isUnknown(source) && !isUnknown(target) ? different("unknown") : [];
  }
  const [old, current] = [splitType(checker, before), splitType(checker, after)];
  if (direction === "response" && !hasValues(old)) {
    return [];
  }
  if (hasValues(old) && !hasValues(current)) {
    return different("removed");
  }
  const [source, target] = direction === "request" ? [old, current] : [current, old];
  return [
    ...(source.mayBeAbsent && !target.mayBeAbsent ? different("may-be-absent") : []),
    ...(source.mayBeNull && !target.mayBeNull ? different("may-be-null") : []),
    ...compareScalars(comparison, source, target, different("type")),
    ...compareArrays(comparison, source, target, different("type")),
    ...compareVariants(comparison, source.objects, target.objects, different),
  ];
}

/** Returns the differences between two object types. A type that is `undefined` has no properties. */
export function compareObjects(
  comparison: Comparison,
  before: ts.Type | undefined,
  after: ts.Type | undefined,
): Difference[] {
  const { checker, direction } = comparison;
  const properties = propertiesOf(checker, before);
  const added = propertiesOf(checker, after).filter(({ name }) => !properties.some((old) => old.name === name));
  const differences = properties.flatMap((property) => compareProperty(comparison, property, after));
  const replacement = replacementOf(checker, differences, added);
  const required = added.filter(
    ({ name, flags }) => direction === "request" && (flags & ts.SymbolFlags.Optional) === 0 && name !== replacement,
  );
  return [
    ...differences.map((difference) =>
      replacement !== undefined && isRemoved(difference) ? { ...difference, replacement } : difference,
    ),
    ...required.map((property): Difference => ({
      path: [property.name],
      kind: "required-added",
      before: "",
      after: typeTextOf(checker, property),
    })),
    ...compareOpenProperties(comparison, before, after),
  ];
}

function isRemoved({ path, kind }: Difference): boolean {
  return path.length === 1 && kind === "removed";
}

/** Returns the only added property with the type of the only removed one: the removed one may have been renamed. */
function replacementOf(
  checker: ts.TypeChecker,
  differences: readonly Difference[],
  added: readonly ts.Symbol[],
): string | undefined {
  const [removed, ...others] = differences.filter(isRemoved);
  const sameType = added.filter((property) => removed?.before === typeTextOf(checker, property));
  return others.length === 0 && sameType.length === 1 ? sameType[0]?.name : undefined;
}

function compareProperty(comparison: Comparison, property: ts.Symbol, after: ts.Type | undefined): Difference[] {
  const { checker, direction } = comparison;
  const type = checker.getTypeOfSymbol(property);
  const found = after && checker.getPropertyOfType(after, property.name);
  const open = direction === "request" ? openType(checker, after) : undefined;
  const current = found ? checker.getTypeOfSymbol(found) : open;
  return current === undefined
    ? [{ path: [property.name], kind: "removed", before: typeTextOf(checker, property), after: "" }]
    : below(property.name, compareTypesOf(comparison, type, current));
}

function compareOpenProperties(
  comparison: Comparison,
  before: ts.Type | undefined,
  after: ts.Type | undefined,
): Difference[] {
  const old = openType(comparison.checker, before);
  const current = openType(comparison.checker, after);
  if (old === undefined) {
    return [];
  }
  return current === undefined
    ? [{ path: [], kind: "open", before: describeType(comparison.checker, old), after: "" }]
    : below("*", compareTypesOf(comparison, old, current));
}

function compareScalars(
  { checker }: Comparison,
  source: SplitType,
  target: SplitType,
  typeDifference: Difference[],
): Difference[] {
  const isAllowed = (type: ts.Type) => target.scalars.some((allowed) => checker.isTypeAssignableTo(type, allowed));
  const refused = source.scalars.filter((type) => !isAllowed(type));
  if (refused.length === 0) {
    return [];
  }
  const values = refused.map((type) => checker.typeToString(type)).join(", ");
  const isEnumeration = [...refused, ...target.scalars].every((type) => type.isLiteral()) && target.scalars.length > 0;
  return isEnumeration ? [{ path: [], kind: "value", before: values, after: values }] : typeDifference;
}

function compareArrays(
  comparison: Comparison,
  source: SplitType,
  target: SplitType,
  typeDifference: Difference[],
): Difference[] {
  const [from] = source.items;
  const [to] = target.items;
  if (from === undefined) {
    return [];
  }
  if (to === undefined) {
    return source.scalars.length > 0 ? [] : typeDifference;
  }
  const [before, after] = comparison.direction === "request" ? [from, to] : [to, from];
  return below("*", compareTypesOf(comparison, before, after));
}

/** Compares the object types of two unions: each one of the source must correspond to one of the target. */
function compareVariants(
  comparison: Comparison,
  sources: readonly ts.Type[],
  targets: readonly ts.Type[],
  different: (kind: DifferenceKind) => Difference[],
): Difference[] {
  const compare = (source: ts.Type, target: ts.Type) => compareOnce(comparison, source, target);
  const isAllowed = (source: ts.Type) => targets.some((target) => compare(source, target).length === 0);
  const isUsed = (target: ts.Type) => sources.some((source) => compare(source, target).length === 0);
  const unused = new Set(targets.filter((target) => !isUsed(target)));
  const distance = (source: ts.Type) => Math.min(...[...unused].map((target) => compare(source, target).length));
  const refused = sources.filter((source) => !isAllowed(source)).sort((a, b) => distance(a) - distance(b));
  return refused.flatMap((source) => {
    const [nearest] = [...unused].sort((a, b) => compare(source, a).length - compare(source, b).length);
    if (nearest === undefined) {
      return different(targets.length === 0 ? "type" : "variant");
    }
    unused.delete(nearest);
    return compare(source, nearest);
  });
}

function compareOnce(comparison: Comparison, source: ts.Type, target: ts.Type): Difference[] {
  const known = comparison.compared.get(source) ?? new Map<ts.Type, Difference[]>();
  comparison.compared.set(source, known);
  const differences = known.get(target);
  if (differences !== undefined) {
    return differences;
  }
  known.set(target, []);
  const [before, after] = comparison.direction === "request" ? [source, target] : [target, source];
  const found = compareObjects(comparison, before, after);
  known.set(target, found);
  return found;
}

function hasValues({ scalars, items, objects }: SplitType): boolean {
  return scalars.length + items.length + objects.length > 0;
}

function propertiesOf(checker: ts.TypeChecker, type: ts.Type | undefined): readonly ts.Symbol[] {
  return type === undefined ? [] : checker.getPropertiesOfType(type);
}

/** Returns the type of the properties that are not documented. An object without properties has none: `never`. */
function openType(checker: ts.TypeChecker, type: ts.Type | undefined): ts.Type | undefined {
  const open = type && checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
  return open && (open.flags & ts.TypeFlags.Never) === 0 ? open : undefined;
}

function typeTextOf(checker: ts.TypeChecker, property: ts.Symbol): string {
  return describeType(checker, checker.getTypeOfSymbol(property));
}

function below(name: string, differences: readonly Difference[]): Difference[] {
  return differences.map((difference) => ({ ...difference, path: [name, ...difference.path] }));
}
