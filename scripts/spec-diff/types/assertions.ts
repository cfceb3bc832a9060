/** The source text of the assertions that the compiler checks for each operation. */
import type { OperationPair } from "./operation-pairs.js";

/** The parts of an operation that callers write or read. */
export const PARTS = ["request", "data", "error"] as const;
export type Part = (typeof PARTS)[number];

/**
 * The types that the assertions use. `data` and `error` are those of openapi-fetch: in the map of the responses, a
 * second successful response or an error without a schema would be only an additional key.
 */
export const PRELUDE = `
import type { FetchResponse, ParamsOption, RequestBodyOption } from "openapi-fetch";
import type { MediaType } from "openapi-typescript-helpers";

export type RequestOf<Operation> = ParamsOption<Operation> & RequestBodyOption<Operation>;
type ResponseOf<Operation extends Record<string | number, any>> = FetchResponse<Operation, {}, MediaType>;
export type DataOf<Operation extends Record<string | number, any>> =
  Extract<ResponseOf<Operation>, { data: unknown }>["data"];
export type ErrorOf<Operation extends Record<string | number, any>> =
  Extract<ResponseOf<Operation>, { error: unknown }>["error"];

type Scalar = string | number | boolean | null | undefined;
type IsNever<T> = [T] extends [never] ? true : false;
/** \`Record<string, never>\`, which is an object without documented properties. */
type IsEmpty<T> = string extends keyof T ? IsNever<T[keyof T]> : false;
type KeyOf<T> = T extends Scalar ? never : T extends unknown ? keyof T : never;
type PropertyOf<T, Key> = T extends Scalar ? never : Key extends keyof T ? T[Key] : never;
type ItemOf<T> = T extends readonly (infer Item)[] ? Item : never;

/** The type without its empty objects, to which no other object can be assigned. */
export type Known<T> = unknown extends T ? T
  : T extends Scalar ? T
  : T extends readonly (infer Item)[] ? Known<Item>[]
  : IsEmpty<T> extends true ? {}
  : { [Key in keyof T]: Known<T[Key]> };

/** The type with every member required. */
export type Complete<T> = unknown extends T ? T
  : T extends Scalar ? T
  : T extends readonly (infer Item)[] ? Complete<Item>[]
  : IsEmpty<T> extends true ? {}
  : { [Key in keyof T]-?: Complete<Exclude<T[Key], undefined>> };

/** The new type with the keys of the old one: without those added, and without a value for those removed. */
export type Keep<New, Old> = unknown extends New ? New
  : New extends Scalar ? New
  : New extends readonly (infer Item)[] ? Keep<Item, ItemOf<Old>>[]
  : { [Key in keyof New & KeyOf<Old>]: Keep<New[Key], PropertyOf<Old, Key>> }
    & { [Key in Exclude<KeyOf<Old>, keyof New>]?: never };

type HasNothing<T> = IsNever<Exclude<T, null | undefined>>;

/** Unlike \`never\`, data that no longer exists cannot be assigned to what it was. Data may replace nothing. */
export type Existing<Before, After> =
  HasNothing<Before> extends true ? Before : HasNothing<After> extends true ? "none" : After;

/**
 * An error whose type is unknown prevents \`error === undefined\` from narrowing \`data\`. An additional error does not
 * change how the others are read, so the members are not asserted.
 */
export type Narrowing<Before, After> = unknown extends Before ? After : unknown extends After ? "unknown" : Before;

export type Assert<Source extends Target, Target> = Source;
`;

/** Returns the name of the type of a part of an operation in the old or new version. */
export function typeName(side: "before" | "after", part: Part, index: number): string {
  return `${side}_${part}_${index}`;
}

/** Returns the name that the assertions on a part of an operation start with. */
export function assertionName(part: Part, index: number): string {
  return `assert_${part}_${index}`;
}

/** Returns the source text of the assertions on the operations of a spec. */
export function writeAssertions(pairs: readonly OperationPair[]): string {
  const imports = [
    'import type { paths as Before } from "./before.js";',
    'import type { paths as After } from "./after.js";',
    'import type { Assert, Complete, DataOf, ErrorOf, Existing, Keep, Known, Narrowing, RequestOf } from "../prelude.js";',
  ];
  return [...imports, ...pairs.flatMap(writePair)].join("\n");
}

function writePair({ before, after }: OperationPair, index: number): string[] {
  if (after === undefined) {
    return [];
  }
  const operations = {
    before: `Before[${JSON.stringify(before.path)}]["${before.method}"]`,
    after: `After[${JSON.stringify(after.path)}]["${after.method}"]`,
  };
  const types = PARTS.flatMap((part) =>
    (["before", "after"] as const).map((side) => {
      const of = { request: "RequestOf", data: "DataOf", error: "ErrorOf" }[part];
      return `export type ${typeName(side, part, index)} = ${of}<${operations[side]}>;`;
    }),
  );
  const [request, data, error] = PARTS.map((part) => ({
    name: assertionName(part, index),
    old: typeName("before", part, index),
    new: typeName("after", part, index),
  })) as [Names, Names, Names];
  return [
    ...types,
    `export type ${request.name} = Assert<Known<${request.old}>, Known<${request.new}>>;`,
    `export type ${request.name}_complete =` +
      ` Assert<Complete<${request.old}>, Keep<Complete<${request.new}>, Complete<${request.old}>>>;`,
    `export type ${data.name} = Assert<Existing<${data.old}, Known<${data.new}>>, Known<${data.old}>>;`,
    `export type ${data.name}_complete = Assert<Existing<${data.old}, Complete<${data.new}>>, Complete<${data.old}>>;`,
    `export type ${error.name} = Assert<Narrowing<${error.old}, ${error.new}>, ${error.old}>;`,
  ];
}

/** The names of an assertion and of the types that it compares. */
interface Names {
  name: string;
  old: string;
  new: string;
}
