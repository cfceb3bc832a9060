/** What a caller may send with an operation, and what each parameter is for. */
import { resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { below, keysOf, keyword, partsOf, at } from "./pointers.js";

/** The parts that a parameter plays by `x-pagination`, or by its name. */
export type Role = "path" | "paging" | "fields" | "sort" | "credential" | "other";

/** A parameter of a path, a query or a header, or a property of the body. */
export interface Parameter {
  name: string;
  in: string;
  role: Role;
  required: boolean;
  deprecated: boolean;
  description: string;
  /** What is said of its schema, wherever that is used; mostly more than the description. */
  about: string;
  /** Its schema, with the keywords of what it refers to. */
  schema: Node;
  example: unknown;
}

/** The keywords of a schema and of all that it refers to, the nearest first. */
export function flatten(document: Node, pointer: string): Node {
  return Object.assign(
    {},
    ...partsOf(document, pointer)
      .map(({ node }) => node)
      .reverse(),
  ) as Node;
}

/** The parameters of an operation, those of a JSON-RPC method or of another list in a body among them. */
export function parametersOf(spec: Spec, found: SpecOperation): Parameter[] {
  return [...found.parameters.map((parameter) => declared(spec, found, parameter)), ...bodyParameters(spec, found)];
}

function declared({ document }: Spec, found: SpecOperation, parameter: Node): Parameter {
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
    const farthest = parts.findLast(({ node }) => node["description"] !== undefined);
    const shown = examples.map((example) => dig(example, [...holder, name])).find((value) => value !== undefined);
    return {
      name,
      in: ["body", ...holder].join("."),
      role: roleOf(found.operation, ["body", ...holder, name].join(".")),
      required: required.includes(name),
      deprecated: schema["deprecated"] === true,
      description: (schema["description"] ?? "") as string,
      about: (farthest?.node["description"] ?? "") as string,
      schema,
      example: shown ?? (schema["examples"] as unknown[] | undefined)?.[0],
    };
  });
}

const JSON_TYPE = "application/json";

/** The pointer with the references on its way followed. */
function locate(document: Node, pointer: string): string {
  let here = "";
  for (const key of keysOf(pointer)) {
    here = below(here, key);
    for (let node = at(document, here); typeof node["$ref"] === "string"; node = at(document, here)) {
      here = node["$ref"].slice(1);
    }
  }
  return here;
}

/** Where in its body an operation has the parameters, by the roles of `x-pagination`. */
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

/** The examples of an operation's request body, in the spec's order. */
export function bodyExamples(document: Node, operation: Node): unknown[] {
  const body = operation["requestBody"] === undefined ? {} : resolve(document, operation["requestBody"] as Node);
  return Object.values((body["content"] ?? {}) as Record<string, Node>).flatMap((content) => [
    ...Object.values((content["examples"] ?? {}) as Record<string, Node>).map(
      (example) => resolve(document, example)["value"] as unknown,
    ),
    ...(content["example"] === undefined ? [] : [content["example"] as unknown]),
  ]);
}

/** The value at a path, or undefined. */
export function dig(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Node | null | undefined)?.[key], value);
}
