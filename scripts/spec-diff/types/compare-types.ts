/**
 * What the TypeScript compiler reports about callers' code when a spec changes: assertions on the types of each
 * operation decide whether it still compiles, and a comparison of the types finds the member at which it does not.
 */
import ts from "typescript";
import { generateTypes } from "../../generate/types.js";
import { below, type Node } from "../../openapi/specs.js";
import type { Change, Direction, SpecSet } from "../change.js";
import { CompareError } from "../load.js";
import { assertionName, PARTS, PRELUDE, typeName, writeAssertions, type Part } from "./assertions.js";
import { adviseOn, describeDifference, ruleOf } from "./describe-difference.js";
import { lowerCaseHeaderNames } from "./header-names.js";
import { locateMember } from "./locate-member.js";
import { isMoved, key, pairOperations, type OperationPair } from "./operation-pairs.js";
import { createProgram, virtualPath } from "./program.js";
import { compareObjects, compareTypesOf, type Comparison, type Difference } from "./type-differences.js";

/** The two versions of a spec. */
interface SpecPair {
  provider: string;
  before: Node;
  after: Node;
  operations: OperationPair[];
}

/** The types and the diagnostics of the assertions on a spec. */
interface CheckedSpec {
  checker: ts.TypeChecker;
  types: ReadonlyMap<string, ts.Type>;
  /** The messages of the compiler, by the name of the assertion. */
  failures: ReadonlyMap<string, string>;
}

const PARAMETER_PLACES = ["query", "path", "header", "cookie"];

/**
 * Returns the changes with which callers' code no longer compiles. One program contains the types of all specs that
 * differ. A spec that no longer exists has lost all its operations.
 */
export async function compareTypes(before: SpecSet, after: SpecSet): Promise<Change[]> {
  const specs = [...before].map(([provider, document]): SpecPair => {
    const other = after.get(provider) ?? { ...document, paths: {} };
    return { provider, before: document, after: other, operations: pairOperations(document, other) };
  });
  const files = new Map([["prelude.ts", PRELUDE]]);
  const differing: SpecPair[] = [];
  for (const spec of specs) {
    const old = await typesOf(spec, "before");
    const current = await typesOf(spec, "after");
    if (old === current) {
      continue;
    }
    differing.push(spec);
    files.set(`${spec.provider}/before.ts`, old);
    files.set(`${spec.provider}/after.ts`, current);
    files.set(`${spec.provider}/assertions.ts`, writeAssertions(spec.operations));
  }
  const program = createProgram(files);
  return differing.flatMap((spec) => {
    const checked = checkSpec(program, spec.provider);
    return spec.operations.flatMap((pair, index) => compareOperation(spec, checked, pair, index));
  });
}

async function typesOf(spec: SpecPair, side: "before" | "after"): Promise<string> {
  return generateTypes(lowerCaseHeaderNames(spec[side])).catch((cause: unknown) => {
    const version = { before: "old", after: "new" }[side];
    const reason = (cause as Error).message.split("\n")[0];
    throw new CompareError(`${spec.provider}: the types of the ${version} version cannot be generated: ${reason}`);
  });
}

function checkSpec(program: ts.Program, provider: string): CheckedSpec {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(virtualPath(`${provider}/assertions.ts`));
  if (file === undefined) {
    throw new Error(`${provider}: the assertions on its types are missing`);
  }
  const module = checker.getSymbolAtLocation(file);
  const aliases = module === undefined ? [] : checker.getExportsOfModule(module);
  const failures = new Map<string, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(file)) {
    const statement = file.statements.find((node) => node.pos <= (start ?? 0) && (start ?? 0) < node.end);
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (statement === undefined || !ts.isTypeAliasDeclaration(statement)) {
      throw new Error(`${provider}: the types cannot be compared: ${message}`);
    }
    failures.set(statement.name.text, message);
  }
  const types = new Map(aliases.map((alias) => [alias.name, checker.getDeclaredTypeOfSymbol(alias)]));
  return { checker, types, failures };
}

function compareOperation(spec: SpecPair, checked: CheckedSpec, pair: OperationPair, index: number): Change[] {
  const moved = describeMove(spec, pair);
  if (pair.after === undefined) {
    return moved;
  }
  const changes = PARTS.flatMap((part) => {
    const found = compareParts(checked, part, index, isMoved(pair));
    const located = found.map((difference) => toChange(spec, pair, part, difference));
    const explained = located.length > 0 || (part === "request" && isMoved(pair));
    return explained ? located : unexplained(spec, checked, pair, part, index);
  });
  return [...moved, ...new Map(changes.map((change) => [`${change.rule} ${change.pointer}`, change])).values()];
}

/** Returns the differences of a part of an operation. The paths start with the part, or the place of the parameter. */
function compareParts(checked: CheckedSpec, part: Part, index: number, hasMoved: boolean): Difference[] {
  const { checker, types } = checked;
  const [before, after] = [types.get(typeName("before", part, index)), types.get(typeName("after", part, index))];
  if (before === undefined || after === undefined) {
    return [];
  }
  const direction = part === "request" ? "request" : "response";
  const comparison: Comparison = { checker, direction, compared: new Map() };
  if (part !== "request") {
    const differences = compareTypesOf(comparison, before, after);
    return withParent(
      part,
      part === "error" ? differences.filter((difference) => !isIgnored(difference)) : differences,
    );
  }
  const propertyOf = (type: ts.Type | undefined, name: string) => {
    const property = type && checker.getPropertyOfType(type, name);
    return property && checker.getTypeOfSymbol(property);
  };
  const parametersOf = (type: ts.Type, place: string) => {
    const params = propertyOf(type, "params");
    const found = propertyOf(params && checker.getNonNullableType(params), place);
    return found && checker.getNonNullableType(found);
  };
  const places = PARAMETER_PLACES.filter((place) => !(hasMoved && place === "path"));
  const [bodyBefore, bodyAfter] = [propertyOf(before, "body"), propertyOf(after, "body")];
  return [
    ...places.flatMap((place) =>
      withParent(place, compareObjects(comparison, parametersOf(before, place), parametersOf(after, place))),
    ),
    ...(bodyBefore && bodyAfter ? withParent("body", compareTypesOf(comparison, bodyBefore, bodyAfter)) : []),
  ];
}

/**
 * Returns whether a difference of the errors is ignored. Errors that are no longer documented, or documented in
 * addition, do not change how callers read the others.
 */
function isIgnored({ path, kind }: Difference): boolean {
  return path.length === 0 && (kind === "removed" || kind === "variant");
}

function withParent(name: string, differences: readonly Difference[]): Difference[] {
  return differences.map((difference) => ({ ...difference, path: [name, ...difference.path] }));
}

/** Returns the change of an operation that no longer exists, or has another path or method. */
function describeMove(spec: SpecPair, pair: OperationPair): Change[] {
  if (pair.after !== undefined && !isMoved(pair)) {
    return [];
  }
  const name = `\`${key(pair.before)}\``;
  const place = pair.after ?? pair.before;
  return [
    {
      ...breaking(spec, pair, "both"),
      pointer: below("", "paths", place.path, place.method),
      ...(pair.after === undefined && { removed: true }),
      rule: pair.after === undefined ? "operation-removed" : "operation-moved",
      message:
        pair.after === undefined ? `${name} is gone` : `${name} is now \`${key(pair.after)}\` (callers of \`raw\`)`,
      advice: { both: pair.after === undefined ? "remove the calls." : "adapt calls of `client.raw`." },
    },
  ];
}

function toChange(spec: SpecPair, pair: OperationPair, part: Part, difference: Difference): Change {
  const direction = part === "request" ? "request" : "response";
  const locate = (document: Node, operation: OperationPair["before"]) =>
    locateMember(document, operation, difference.path);
  const old = locate(spec.before, pair.before);
  const current = locate(spec.after, pair.after ?? pair.before);
  const place = current.isExact || difference.kind === "required-added" ? current : old;
  const name = `\`${place.name}\``;
  const isInSchema = !["removed", "required-added", "may-be-absent"].includes(difference.kind);
  return {
    ...breaking(spec, pair, direction),
    pointer: isInSchema && old.schema === current.schema ? place.schema : place.pointer,
    ...(place === old && { removed: true }),
    alsoAt: [old, current].flatMap(({ pointer, schema, isExact }) => (isExact ? [pointer, schema] : [])),
    rule: ruleOf(difference, direction),
    message: describeDifference(difference, direction, name),
    advice: { [direction]: adviseOn(difference, direction, name) },
    before: difference.before,
    after: difference.after,
  };
}

/** Returns a change for a failed assertion in whose types no member differs, so that it is not lost. */
function unexplained(spec: SpecPair, checked: CheckedSpec, pair: OperationPair, part: Part, index: number): Change[] {
  const name = assertionName(part, index);
  const failure = checked.failures.get(name) ?? checked.failures.get(`${name}_complete`);
  const { path, method } = pair.after ?? pair.before;
  return failure === undefined
    ? []
    : [
        {
          ...breaking(spec, pair, part === "request" ? "request" : "response"),
          pointer: below("", "paths", path, method),
          rule: `${part}-not-assignable`,
          message: `the \`${part}\` of \`${key(pair.before)}\` differs: ${shorten(failure)}`,
          advice: { [part === "request" ? "request" : "response"]: "compare the types of both versions." },
        },
      ];
}

/** Returns the last line of a message of the compiler, which has the innermost types. */
function shorten(failure: string): string {
  return failure.split("\n").at(-1)?.trim() ?? "";
}

function breaking({ provider }: SpecPair, { before, after }: OperationPair, direction: Direction) {
  const { operation: node } = after ?? before;
  const operation = node["operationId"] as string | undefined;
  return {
    provider,
    ...(operation !== undefined && { operation }),
    effect: "does-not-compile",
    direction,
    breaking: true,
    bump: "major",
    confirmed: true,
  } as const;
}
