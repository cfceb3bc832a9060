/** The parameters of an operation and the role of each. */
import { getPath } from "../../../src/http/json.js";
import { below, pointerKeys, resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { getNode, keyword, membersOf, partsOf, type Located } from "./pointers.js";

const JSON_TYPE = "application/json";

/** The role of a parameter, by `x-pagination`, `x-credential` or its name. */
export type Role = "path" | "paging" | "fields" | "sort" | "credential" | "other";

/** A path, query or header parameter, or a property of the request body. */
export interface Parameter {
  name: string;
  in: string;
  role: Role;
  required: boolean;
  deprecated: boolean;
  description: string;
  /** The description of the schema that it refers to, which usually has more detail. */
  schemaDescription: string;
  /** Its schema, merged with the schemas that it refers to. */
  schema: Node;
  example: unknown;
}

/** Returns a schema merged with the schemas that it refers to. Its own keywords take precedence. */
export function flatten(document: Node, pointer: string): Node {
  return Object.assign(
    {},
    ...partsOf(document, pointer)
      .map(({ node }) => node)
      .reverse(),
  ) as Node;
}

/** Returns the parameters of an operation, including those in the body of a list operation. */
export function parametersOf(spec: Spec, found: SpecOperation): Parameter[] {
  return [
    ...found.parameters.map((parameter) => declaredParameter(spec, found, parameter)),
    ...bodyParameters(spec, found),
  ];
}

function declaredParameter({ document }: Spec, found: SpecOperation, parameter: Node): Parameter {
  const schema = resolve(document, parameter["schema"] as Node);
  const place = `${parameter["in"]}.${parameter["name"]}`;
  return {
    name: parameter["name"] as string,
    in: parameter["in"] as string,
    role: parameter["in"] === "path" ? "path" : roleOf(found.operation, place),
    required: parameter["required"] === true,
    deprecated: parameter["deprecated"] === true,
    description: (parameter["description"] ?? schema["description"] ?? "") as string,
    schemaDescription: (schema["description"] ?? parameter["description"] ?? "") as string,
    schema,
    example: parameter["example"] ?? (Object.values((parameter["examples"] ?? {}) as Node)[0] as Node)?.["value"],
  };
}

function bodyParameters({ document }: Spec, found: SpecOperation): Parameter[] {
  const path = bodyPath(found.operation);
  const schema = path && bodySchema(document, found, path);
  if (path === undefined || schema === undefined) {
    return [];
  }
  const parts = partsOf(document, schema);
  const required = (keyword(parts, "required")?.node ?? []) as unknown as string[];
  const holders = bodyExamples(document, found.operation).map((example) => getPath(example, path));
  return membersOf(keyword(parts, "properties")).map((property) => ({
    ...bodyParameter(document, property, holders),
    in: ["body", ...path].join("."),
    role: roleOf(found.operation, ["body", ...path, property.key].join(".")),
    required: required.includes(property.key),
  }));
}

/** Returns the pointer of the schema at a path in the JSON request body of an operation. */
function bodySchema(document: Node, { path, method, operation }: SpecOperation, keys: string[]): string | undefined {
  const content = (resolve(document, operation["requestBody"] as Node)["content"] ?? {}) as Node;
  if (content[JSON_TYPE] === undefined) {
    return undefined;
  }
  const root = locate(document, below("/paths", path, method, "requestBody", "content", JSON_TYPE, "schema"));
  return keys.reduce((pointer, key) => {
    const properties = keyword(partsOf(document, pointer), "properties");
    if (properties === undefined) {
      throw new Error(`unresolved reference: ${keys.join(".")} in the request body of ${operation["operationId"]}`);
    }
    return below(properties.pointer, key);
  }, root);
}

/** `holders` are the examples of the object that has the property. */
function bodyParameter(document: Node, { key, pointer }: Located & { key: string }, holders: unknown[]) {
  const schema = flatten(document, pointer);
  const lastDescribed = partsOf(document, pointer).findLast(({ node }) => node["description"] !== undefined);
  const values = holders.map((holder) => getPath(holder, [key])).filter((value) => value !== undefined);
  return {
    name: key,
    deprecated: schema["deprecated"] === true,
    description: (schema["description"] ?? "") as string,
    schemaDescription: (lastDescribed?.node["description"] ?? "") as string,
    schema,
    example: values[0] ?? (schema["examples"] as unknown[] | undefined)?.[0],
  };
}

/** Returns the pointer with all references along it replaced by their targets. */
function locate(document: Node, pointer: string): string {
  let resolved = "";
  for (const key of pointerKeys(pointer)) {
    resolved = below(resolved, key);
    for (let node = getNode(document, resolved); typeof node["$ref"] === "string"; node = getNode(document, resolved)) {
      resolved = node["$ref"].slice(1);
    }
  }
  return resolved;
}

/** Returns the path of the object in the body that holds the parameters, by the roles of `x-pagination`. */
function bodyPath(operation: Node): string[] | undefined {
  const roles = Object.values((operation["x-pagination"] || {}) as Node).filter((role) => /^body\./.test(String(role)));
  return (roles[0] as string | undefined)?.split(".").slice(1, -1);
}

/** `place` is the parameter in the form of `x-pagination`, such as `query.limit`. */
function roleOf(operation: Node, place: string): Role {
  const paging = (operation["x-pagination"] || {}) as Node;
  if (operation["x-credential"] === place) {
    return "credential";
  }
  if (paging["fields"] === place) {
    return "fields";
  }
  if (["offset", "limit", "page", "cursor", "backward"].some((role) => paging[role] === place)) {
    return "paging";
  }
  return /(^|\.)(sort|order)(_\w+)?$/.test(place) ? "sort" : "other";
}

/** Returns the examples of the request body of an operation, in the order of the spec. */
export function bodyExamples(document: Node, operation: Node): unknown[] {
  const body = operation["requestBody"] === undefined ? {} : resolve(document, operation["requestBody"] as Node);
  return Object.values((body["content"] ?? {}) as Record<string, Node>).flatMap((content) => [
    ...Object.values((content["examples"] ?? {}) as Record<string, Node>).map(
      (example) => resolve(document, example)["value"] as unknown,
    ),
    ...(content["example"] === undefined ? [] : [content["example"] as unknown]),
  ]);
}
