/** The parameters of an operation and the role of each. */
import { resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";

/** The role of a parameter, by `x-pagination`, `x-credential` or its name. */
export type Role = "path" | "paging" | "fields" | "sort" | "credential" | "other";

/** A path, query or header parameter, or a property of the request body. */
export interface Parameter {
  name: string;
  in: string;
  role: Role;
  required: boolean;
  deprecated: boolean;
  /** The description of the schema that it refers to, which usually has more detail than its own. */
  description: string;
  /** Its schema, merged with the schema that it refers to. */
  schema: Node;
  example: unknown;
}

/** Returns the parameters of an operation, including those in the body of a list operation. */
export function parametersOf(spec: Spec, found: SpecOperation): Parameter[] {
  return [
    ...found.parameters.map((parameter) => declaredParameter(spec, found, parameter)),
    ...bodyParameters(spec, found),
  ];
}

function declaredParameter({ document }: Spec, { operation }: SpecOperation, parameter: Node): Parameter {
  const schema = resolve(document, parameter["schema"] as Node);
  return {
    name: parameter["name"] as string,
    in: parameter["in"] as string,
    role: parameter["in"] === "path" ? "path" : roleOf(operation, `${parameter["in"]}.${parameter["name"]}`),
    required: parameter["required"] === true,
    deprecated: parameter["deprecated"] === true,
    description: (schema["description"] ?? parameter["description"] ?? "") as string,
    schema,
    example: parameter["example"] ?? (Object.values((parameter["examples"] ?? {}) as Node)[0] as Node)?.["value"],
  };
}

function bodyParameters({ document }: Spec, { operation }: SpecOperation): Parameter[] {
  const path = bodyPath(operation);
  if (path === undefined) {
    return [];
  }
  const content = resolve(document, operation["requestBody"] as Node)["content"] as Node;
  const holder = path.reduce(
    (schema, key) => resolve(document, schema["properties"][key] as Node),
    resolve(document, content["application/json"]["schema"] as Node),
  );
  return Object.entries(holder["properties"] as Record<string, Node>).map(([name, property]) => {
    const target = resolve(document, property);
    const schema = { ...target, ...property };
    return {
      name,
      in: ["body", ...path].join("."),
      role: roleOf(operation, ["body", ...path, name].join(".")),
      required: ((holder["required"] ?? []) as unknown as string[]).includes(name),
      deprecated: schema["deprecated"] === true,
      description: (target["description"] ?? schema["description"] ?? "") as string,
      schema,
      example: (schema["examples"] as unknown[] | undefined)?.[0],
    };
  });
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
