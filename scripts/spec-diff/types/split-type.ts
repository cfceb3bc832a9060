/** Splits a type into the kinds of values that it allows. */
import ts from "typescript";

/** The kinds of values that a type allows. */
export interface SplitType {
  mayBeAbsent: boolean;
  mayBeNull: boolean;
  scalars: ts.Type[];
  /** The types of the items of arrays. */
  items: ts.Type[];
  objects: ts.Type[];
}

const ABSENT = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** Returns the kinds of values that a type allows. `never` allows none. */
export function splitType(checker: ts.TypeChecker, type: ts.Type): SplitType {
  const types = constituentsOf(type);
  const present = types.filter(({ flags }) => (flags & (ABSENT | ts.TypeFlags.Null | ts.TypeFlags.Never)) === 0);
  const arrays = present.filter((part) => checker.isArrayLikeType(part));
  const scalars = present.filter((part) => !arrays.includes(part) && isScalar(part));
  return {
    mayBeAbsent: types.some(({ flags }) => (flags & ABSENT) !== 0),
    mayBeNull: types.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0),
    scalars,
    items: arrays.map((array) => checker.getIndexTypeOfType(array, ts.IndexKind.Number) ?? array),
    objects: present.filter((part) => !arrays.includes(part) && !scalars.includes(part)),
  };
}

/** Returns a short text of a type, without the properties of objects and without `undefined`. */
export function describeType(checker: ts.TypeChecker, type: ts.Type): string {
  if ((type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0) {
    return "unknown";
  }
  const { scalars, items, objects, mayBeNull } = splitType(checker, type);
  const texts = [
    ...scalars.map((scalar) => checker.typeToString(scalar)),
    ...items.map((item) => {
      const text = describeType(checker, item);
      return text.includes(" ") ? `(${text})[]` : `${text}[]`;
    }),
    ...(objects.length > 0 ? ["object"] : []),
    ...(mayBeNull ? ["null"] : []),
  ];
  return texts.length > 0 ? [...new Set(texts)].join(" | ") : "never";
}

function constituentsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() && (type.flags & ts.TypeFlags.Boolean) === 0 ? type.types : [type];
}

/** `string & {}` is a scalar too. */
function isScalar(type: ts.Type): boolean {
  const SCALAR = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike | ts.TypeFlags.BooleanLike;
  return (type.flags & SCALAR) !== 0 || (type.isIntersection() && type.types.some(isScalar));
}
