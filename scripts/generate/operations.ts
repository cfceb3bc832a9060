/** The declarations of a spec's server, credential and operations that the clients use at run time. */
import type { ApiDeclaration, CredentialPlace, OperationDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration, Pagination } from "../../src/listing/declaration.js";
import { operationsOf, resolve, type Node, type Spec, type SpecOperation } from "../openapi/specs.js";

/**
 * Returns the declaration of a spec.
 *
 * @throws Error that names the spec and what is missing or unsupported.
 */
export function declare(spec: Spec): ApiDeclaration {
  const { provider, document } = spec;
  const listed = operationsOf(spec);
  const server = document["servers"][0] as Node;
  const variables = Object.entries((server["variables"] ?? {}) as Record<string, Node>);
  return {
    provider,
    server: {
      url: server["url"] as string,
      ...(variables.length > 0 && {
        variables: Object.fromEntries(variables.map(([name, variable]) => [name, variable["default"] as string])),
      }),
    },
    credential: credentialPlace(spec, listed),
    operations: Object.fromEntries(
      listed.map((found) => [found.operation["operationId"] as string, declareOperation(spec, found)]),
    ),
  };
}

function credentialPlace({ provider, document }: Spec, listed: SpecOperation[]): CredentialPlace {
  const inBody = listed.map(({ operation }) => operation["x-credential"] as string | undefined).find(Boolean);
  if (inBody !== undefined) {
    return { in: "body", path: inBody.split(".").slice(1) };
  }
  const name = Object.keys((document["security"] as Node[])[0]!)[0]!;
  const scheme = document["components"]["securitySchemes"][name] as Node;
  if (scheme["type"] === "apiKey" && scheme["in"] === "header") {
    return { in: "header", name: scheme["name"].toLowerCase(), scheme: "" };
  }
  const schemes = { basic: "Basic", bearer: "Bearer" } as const;
  const prefix = schemes[scheme["scheme"] as keyof typeof schemes];
  if (prefix === undefined) {
    throw new Error(`${provider}: unsupported security scheme: ${name}`);
  }
  return { in: "header", name: "authorization", scheme: prefix };
}

function declareOperation(spec: Spec, found: SpecOperation): OperationDeclaration | ListDeclaration {
  const { operation } = found;
  const { document } = spec;
  const ok = resolve(document, operation["responses"]["200"] as Node);
  const rpcErrors = operation["x-rpc-errors"] as Node | undefined;
  const method = operation["x-rpc-method"] as string | undefined;
  const pagination = operation["x-pagination"] as Node | undefined;
  return {
    name: method ?? (operation["operationId"] as string),
    method: found.method.toUpperCase() as OperationDeclaration["method"],
    path: found.path,
    accept: Object.keys(ok["content"] as Node)[0]!,
    idempotent: operation["x-idempotent"] === true,
    ...((operation["security"] as Node[] | undefined)?.length === 0 && { anonymous: true }),
    ...sensitive(document, operation, ok),
    ...(method !== undefined && {
      rpc: {
        method,
        retryable: (rpcErrors?.["retryable"] ?? []) as string[],
        credential: (rpcErrors?.["credential"] ?? []) as string[],
      },
    }),
    ...(pagination && {
      items: pagination["items"].split("."),
      pagination: declarePagination(spec, found, pagination),
    }),
  };
}

/** The properties of the request and response bodies of an operation that are marked `x-sensitive`. */
function sensitive(document: Node, operation: Node, ok: Node): { sensitive?: string[] } {
  const contents = [operation["requestBody"] as Node | undefined, ok].filter((content) => content !== undefined);
  const schemas = contents.map((content) => {
    const [mediaType] = Object.values(resolve(document, content)["content"] as Record<string, Node>);
    return resolve(document, mediaType!["schema"] as Node);
  });
  const names = new Set(schemas.flatMap((schema) => sensitiveOf(document, schema)));
  return names.size > 0 ? { sensitive: [...names] } : {};
}

function sensitiveOf(document: Node, schema: Node): string[] {
  return Object.entries((schema["properties"] ?? {}) as Record<string, Node>)
    .filter(([, property]) => resolve(document, property)["x-sensitive"] === true || property["x-sensitive"] === true)
    .map(([name]) => name);
}

/** Returns the properties of the listed items of a spec that are marked `x-sensitive`. */
export function sensitiveProperties(spec: Spec): string[] {
  const lists = operationsOf(spec).filter(({ operation }) => operation["x-pagination"]);
  return lists.flatMap(({ operation }) => {
    const response = resolve(spec.document, operation["responses"]["200"] as Node);
    return sensitiveAt(spec.document, response, (operation["x-pagination"]["items"] as string).split("."));
  });
}

function sensitiveAt(document: Node, response: Node, items: string[]): string[] {
  const find = (schema: Node, path: string[]): Node | undefined => {
    const resolved = resolve(document, schema);
    if (path.length === 0) {
      return resolve(document, resolved["items"] as Node);
    }
    const branches = (resolved["oneOf"] ?? resolved["anyOf"] ?? [resolved]) as Node[];
    for (const branch of branches) {
      const property = resolve(document, branch)["properties"]?.[path[0]!] as Node | undefined;
      if (property !== undefined) {
        return find(property, path.slice(1));
      }
    }
    return undefined;
  };
  const item = find(Object.values(response["content"] as Record<string, Node>)[0]!["schema"] as Node, items);
  if (item === undefined) {
    throw new Error(`unresolved reference: ${items.join(".")} in the response of a list operation`);
  }
  return sensitiveOf(document, item);
}

function declarePagination(spec: Spec, found: SpecOperation, pagination: Node): Pagination {
  /** Returns the parameter that a role names, such as `query.limit` or `body.params.limit`. */
  const find = (role: string) => {
    const [place, ...path] = (pagination[role] as string).split(".");
    const schema = place === "body" ? bodyProperty(spec.document, found.operation, path) : queryParameter(found, path);
    if (schema !== undefined) {
      return { name: path.at(-1)!, schema: resolve(spec.document, schema) };
    }
    throw new Error(
      `${spec.provider}: x-pagination.${role} of ${found.path} must name a parameter, got ${pagination[role]}`,
    );
  };
  const parameter = (role: string) => {
    const { name, schema } = find(role);
    return { name, ...(schema["maximum"] !== undefined && { max: schema["maximum"] as number }) };
  };
  const size = (find("limit").schema["maximum"] ?? find("limit").schema["default"]) as number;
  const base = { limit: { ...parameter("limit"), size }, id: pagination["id"] as string };
  const path = (role: string) => (pagination[role] as string).split(".");
  switch (pagination["style"]) {
    case "offset":
      return {
        style: "offset",
        offset: parameter("offset"),
        ...base,
        total: path("total"),
        ...(pagination["order"] && { order: pagination["order"] as Record<string, string> }),
        ...(pagination["fields"] && { fields: parameter("fields").name }),
      };
    case "page":
      return {
        style: "page",
        page: parameter("page"),
        ...base,
        total: path("total"),
        totalMayCountPage: pagination["totalMayCountPage"] === true,
      };
    case "cursor":
      return {
        style: "cursor",
        cursor: parameter("cursor"),
        ...base,
        next: path("next"),
      };
    default:
      throw new Error(`${spec.provider}: unsupported pagination style of ${found.path}: ${pagination["style"]}`);
  }
}

function queryParameter(found: SpecOperation, [name]: string[]): Node | undefined {
  const parameter = found.parameters.find((candidate) => candidate["in"] === "query" && candidate["name"] === name);
  return parameter?.["schema"] as Node | undefined;
}

function bodyProperty(document: Node, operation: Node, path: string[]): Node | undefined {
  const body = resolve(document, operation["requestBody"] as Node);
  let schema: Node | undefined = body["content"]["application/json"]["schema"] as Node;
  for (const key of path) {
    schema = resolve(document, schema!)["properties"]?.[key] as Node | undefined;
  }
  return schema;
}
