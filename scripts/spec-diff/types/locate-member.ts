/** Finds the place in a spec, and the name for callers, of a member of a request or response. */
import { below, pointerKeys, type Node, type SpecOperation } from "../../openapi/specs.js";
import { toHeaderKey } from "./header-names.js";
import { getPath } from "../../../src/http/json.js";

/** A place in a spec. */
export interface Place {
  /** JSON pointer, through references: into the component that defines the member. */
  pointer: string;
  /** The place of its schema, through the references. */
  schema: string;
  /** The name for callers, such as `RentedNumber.friendly_name`, `data.numbers[].id` or `query parameter limit`. */
  name: string;
  /** Whether the whole path of the member was found. */
  isExact: boolean;
}

/** A document and a place in it. `isExact` is false if a part of the path was not found. */
interface Cursor extends Omit<Place, "schema"> {
  document: Node;
}

/**
 * Returns the place of a member of an operation. The path starts with `query`, `path`, `header` or `cookie` and the
 * name of a parameter, or with `body`, `data` or `error`.
 */
export function locateMember(document: Node, operation: SpecOperation, path: readonly string[]): Place {
  const [part = "", ...rest] = path;
  const base = { document, pointer: below("", "paths", operation.path, operation.method), isExact: true };
  const start: Cursor = { ...base, name: part };
  if (rest.length === 0) {
    const whole = childOf(start, part === "body" ? "requestBody" : "responses");
    return { pointer: whole.pointer, schema: whole.pointer, name: part, isExact: isObject(getNode(whole)) };
  }
  const found = ["body", "data", "error"].includes(part)
    ? bestOf(contentsOf(start, operation, part).map((schema) => descend(schema, rest)))
    : locateParameter(start, operation, part, rest);
  const place = found ?? { ...start, name: displayName(path), isExact: false };
  const { pointer, name, isExact } = place;
  const schema = follow(isObject(nodeAt(place)["schema"]) ? childOf(place, "schema") : place).pointer;
  return { pointer, schema, name, isExact };
}

function displayName(path: readonly string[]): string {
  return path.reduce((name, key) => appendName(name, key));
}

function appendName(name: string, key: string): string {
  return key === "*" ? `${name}[]` : `${name}.${key}`;
}

function bestOf(places: readonly Cursor[]): Cursor | undefined {
  return places.find(({ isExact }) => isExact) ?? places[0];
}

/** Returns the place of a parameter, or of a member of its schema. */
function locateParameter(
  start: Cursor,
  { path, method }: SpecOperation,
  part: string,
  [parameter = "", ...rest]: readonly string[],
): Cursor | undefined {
  const lists = [
    ["paths", path, method, "parameters"],
    ["paths", path, "parameters"],
  ].map((keys) => at(start, below("", ...keys)));
  const nameOf = (candidate: Cursor) => nodeAt(candidate)["name"] as string;
  const isWanted = (candidate: Cursor) =>
    part === "header" ? toHeaderKey(nameOf(candidate)) === parameter : nameOf(candidate) === parameter;
  const found = lists
    .flatMap((list) => childrenOf(list).map(follow))
    .find((candidate) => nodeAt(candidate)["in"] === part && isWanted(candidate));
  if (found === undefined) {
    return undefined;
  }
  const named = { ...found, name: `${part} parameter ${nameOf(found)}` };
  return rest.length === 0 ? named : descend(childOf(named, "schema"), rest);
}

/** Returns the schemas of the request body, of the successful responses, or of the errors. */
function contentsOf(start: Cursor, operation: SpecOperation, part: string): Cursor[] {
  const parent = at(start, below("", "paths", operation.path, operation.method));
  const bodies =
    part === "body"
      ? [childOf(parent, "requestBody")]
      : Object.keys((operation.operation["responses"] ?? {}) as Node)
          .filter((status) => status.startsWith("2") === (part === "data"))
          .map((status) => childOf(childOf(parent, "responses"), status));
  return bodies
    .map(follow)
    .flatMap((body) => childrenOf(childOf(body, "content")))
    .map((media) => childOf(media, "schema"));
}

/** Follows the path of a member from a schema, through references and the branches of compositions. */
function descend(schema: Cursor, [key, ...rest]: readonly string[]): Cursor {
  if (key === undefined) {
    return schema;
  }
  const resolved = follow(schema);
  const next = memberOf(resolved, key);
  return next === undefined
    ? { ...resolved, name: displayName([resolved.name, key, ...rest]), isExact: false }
    : descend({ ...next, name: appendName(next.name, key) }, rest);
}

function memberOf(schema: Cursor, key: string): Cursor | undefined {
  const own =
    key === "*" ? [childOf(schema, "items"), childOf(schema, "additionalProperties")] : [propertyOf(schema, key)];
  const branches = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => childrenOf(childOf(schema, keyword)));
  return (
    own.find((candidate) => isObject(getNode(candidate))) ??
    branches.map((branch) => memberOf(follow(branch), key)).find((found) => found !== undefined)
  );
}

function propertyOf(schema: Cursor, key: string): Cursor {
  return childOf(childOf(schema, "properties"), key);
}

/** Returns the place itself, or the target of its `$ref`, which has the name of its component. */
function follow(place: Cursor): Cursor {
  const reference = nodeAt(place)["$ref"] as string | undefined;
  if (reference === undefined) {
    return place;
  }
  const pointer = reference.slice(reference.indexOf("#") + 1);
  const keys = pointerKeys(pointer);
  const name = keys[1] === "schemas" ? (keys[2] ?? place.name) : place.name;
  return follow({ ...place, pointer, name });
}

function childrenOf(place: Cursor): Cursor[] {
  const node = getNode(place);
  return isObject(node) ? Object.keys(node).map((key) => childOf(place, key)) : [];
}

function childOf(place: Cursor, key: string): Cursor {
  return at(place, below(place.pointer, key));
}

function at(place: Cursor, pointer: string): Cursor {
  return { ...place, pointer };
}

function nodeAt(place: Cursor): Node {
  const node = getNode(place);
  return isObject(node) ? node : {};
}

function getNode({ document, pointer }: Cursor): unknown {
  return getPath(document, pointerKeys(pointer));
}

function isObject(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
