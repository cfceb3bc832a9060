/** The parameters of an operation and the role of each. */
import { getPath } from "../../../src/http/json.js";
import { pointerKeys, resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { below, getNode, keyword, partsOf } from "./pointers.js";

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
  about: string;
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
    about: (schema["description"] ?? parameter["description"] ?? "") as string,
    schema,
    example: parameter["example"] ?? (Object.values((parameter["examples"] ?? {}) as Node)[0] as Node)?.["value"],
  };
}

function bodyParameters({ document }: Spec, found: SpecOperation): Parameter[] {
  const holder = bodyPath(found.operation);
  if (holder === undefined) {
    return [];
  }
  const content = ((resolve(document, found.operation["requestBody"] as Node)["content"] ?? {}) as Node)[JSON_TYPE] as
    Node | undefined;
  if (content === undefined) {
    return [];
  }
  let pointer = below("/paths", found.path, found.method, "requestBody", "content", JSON_TYPE, "schema");
  pointer = locate(document, pointer);
  for (const key of holder) {
    pointer = below(keyword(partsOf(document, pointer), "properties")!.pointer, key);
  }
  const properties = keyword(partsOf(document, pointer), "properties");
  const required = (keyword(partsOf(document, pointer), "required")?.node ?? []) as unknown as string[];
  const examples = bodyExamples(document, found.operation);
  return Object.keys(properties?.node ?? {}).map((name) => {
    const parts = partsOf(document, below(properties!.pointer, name));
    const schema = flatten(document, below(properties!.pointer, name));
    const lastDescribed = parts.findLast(({ node }) => node["description"] !== undefined);
    const documentedValue = examples
      .map((example) => getPath(example, [...holder, name]))
      .find((value) => value !== undefined);
    return {
      name,
      in: ["body", ...holder].join("."),
      role: roleOf(found.operation, ["body", ...holder, name].join(".")),
      required: required.includes(name),
      deprecated: schema["deprecated"] === true,
      description: (schema["description"] ?? "") as string,
      about: (lastDescribed?.node["description"] ?? "") as string,
      schema,
      example: documentedValue ?? (schema["examples"] as unknown[] | undefined)?.[0],
    };
  });
}

const JSON_TYPE = "application/json";

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
