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
  const operations = operationsOf(spec);
  const server = document["servers"][0] as Node;
  const variables = Object.entries((server["variables"] ?? {}) as Record<string, Node>);
  const credential = credentialPlace(spec, operations);
  return {
    provider,
    server: {
      url: server["url"] as string,
      ...(variables.length > 0 && {
        variables: Object.fromEntries(variables.map(([name, variable]) => [name, variable["default"] as string])),
      }),
    },
    credential,
    sensitive: [
      ...new Set([credential.name ?? credential.path?.at(-1) ?? [], findSensitiveNames(document, document)].flat()),
    ],
    operations: Object.fromEntries(
      operations.map((found) => [found.operation["operationId"] as string, declareOperation(spec, found)]),
    ),
  };
}

function credentialPlace({ provider, document }: Spec, operations: SpecOperation[]): CredentialPlace {
  const path = operations.map(({ operation }) => credentialPath(operation)).find((found) => found !== undefined);
  if (path !== undefined) {
    return { in: "body", path };
  }
  const [requirement = {}] = document["security"] as Node[];
  const [name = "none"] = Object.keys(requirement);
  const scheme = (document["components"]?.["securitySchemes"]?.[name] ?? {}) as Node;
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
    accept: contentOf(spec, ok).mediaType,
    idempotent: operation["x-idempotent"] === true,
    ...((operation["security"] as Node[] | undefined)?.length === 0 && { anonymous: true }),
    ...declareSensitive(spec, operation, ok),
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

/** Returns the path of the credential in the request body (`x-credential`), without its first part, `body`. */
export function credentialPath(operation: Node): string[] | undefined {
  return (operation["x-credential"] as string | undefined)?.split(".").slice(1);
}

/** Returns the first media type of a request body or response, and its schema. */
function contentOf({ provider, document }: Spec, body: Node): { mediaType: string; schema: Node } {
  const [entry] = Object.entries(resolve(document, body)["content"] as Record<string, Node>);
  if (entry === undefined) {
    throw new Error(`${provider}: a request body or response must have a media type`);
  }
  const [mediaType, { schema }] = entry;
  return { mediaType, schema: resolve(document, schema as Node) };
}

/** Returns the properties of the request and response bodies of an operation that are marked `x-sensitive`. */
function declareSensitive(spec: Spec, operation: Node, ok: Node): { sensitive?: string[] } {
  const bodies = [operation["requestBody"] as Node | undefined, ok].filter((body) => body !== undefined);
  const names = new Set(bodies.flatMap((body) => sensitivePropertiesOf(spec.document, contentOf(spec, body).schema)));
  return names.size > 0 ? { sensitive: [...names] } : {};
}

/** Returns the names of the properties of a schema that are marked `x-sensitive`. */
function sensitivePropertiesOf(document: Node, schema: Node): string[] {
  return Object.entries((schema["properties"] ?? {}) as Record<string, Node>)
    .filter(([, property]) => resolve(document, property)["x-sensitive"] === true || property["x-sensitive"] === true)
    .map(([name]) => name);
}

/** Returns the names of all properties and parameters below a node of a document that are marked `x-sensitive`. */
function findSensitiveNames(document: Node, node: unknown): string[] {
  if (typeof node !== "object" || node === null) {
    return [];
  }
  const { name, schema } = node as Node;
  const isSensitiveParameter = typeof name === "string" && schema && resolve(document, schema)["x-sensitive"] === true;
  return [
    ...sensitivePropertiesOf(document, node),
    ...(isSensitiveParameter ? [name] : []),
    ...Object.values(node).flatMap((child) => findSensitiveNames(document, child)),
  ];
}

/** Returns the properties of the listed items of a spec that are marked `x-sensitive`. */
export function findSecretFields(spec: Spec): string[] {
  const lists = operationsOf(spec).filter(({ operation }) => operation["x-pagination"]);
  return lists.flatMap(({ operation }) => {
    const response = resolve(spec.document, operation["responses"]["200"] as Node);
    const items = operation["x-pagination"]["items"] as string;
    const schema = itemSchema(spec.document, contentOf(spec, response).schema, items);
    return sensitivePropertiesOf(spec.document, resolve(spec.document, schema));
  });
}

/**
 * Returns the schema of the listed items, or a reference to it, given the schema of the response and the path of the
 * items in it.
 */
function itemSchema(document: Node, response: Node, items: string): Node {
  const list = items
    .split(".")
    .reduce<Node | undefined>((schema, name) => schema && responseProperty(document, schema, name), response);
  if (list === undefined) {
    throw new Error(`unresolved reference: ${items} in the response of a list operation`);
  }
  return resolve(document, list)["items"] as Node;
}

/** Returns the name of the schema of the listed items of an operation. */
export function findItemSchemaName(spec: Spec, { operation, path }: SpecOperation): string {
  const ok = resolve(spec.document, operation["responses"]["200"] as Node);
  const items = operation["x-pagination"]["items"] as string;
  const reference = itemSchema(spec.document, contentOf(spec, ok).schema, items)["$ref"] as string | undefined;
  const name = reference?.split("/").at(-1);
  if (name === undefined) {
    throw new Error(`${spec.provider}: the items of ${path} must be a reference to a schema`);
  }
  return name;
}

/** Returns the schema of a property, also if only one variant of a `oneOf` or `anyOf` has it. */
function responseProperty(document: Node, schema: Node, name: string): Node | undefined {
  const resolved = resolve(document, schema);
  const variants = (resolved["oneOf"] ?? resolved["anyOf"] ?? [resolved]) as Node[];
  return variants.map((variant) => propertyOf(document, variant, name)).find((property) => property !== undefined);
}

function propertyOf(document: Node, schema: Node, name: string): Node | undefined {
  return resolve(document, schema)["properties"]?.[name] as Node | undefined;
}

/**
 * The value of the position parameter for the first page, by pagination style. A list with a cursor starts without one.
 */
const FIRST_POSITION: Readonly<Record<Pagination["style"], number | undefined>> = {
  offset: 0,
  page: 1,
  cursor: undefined,
};

function declarePagination(spec: Spec, found: SpecOperation, pagination: Node): Pagination {
  /** Returns the parameter that a role names, such as `query.limit` or `body.params.limit`. Throws if there is none. */
  const find = (role: string) => {
    const [place, ...path] = (pagination[role] as string).split(".");
    const name = path.at(-1);
    const schema = place === "body" ? bodyProperty(spec.document, found.operation, path) : queryParameter(found, path);
    if (name !== undefined && schema !== undefined) {
      return { name, schema: resolve(spec.document, schema) };
    }
    throw new Error(
      `${spec.provider}: x-pagination.${role} of ${found.path} must name a parameter, got ${pagination[role]}`,
    );
  };
  const parameter = (role: string) => {
    const { name, schema } = find(role);
    return { name, ...(schema["maximum"] !== undefined && { max: schema["maximum"] as number }) };
  };
  const limit = find("limit").schema;
  const size = (limit["maximum"] ?? limit["default"]) as number;
  const { style } = pagination;
  if (!isPaginationStyle(style)) {
    throw new Error(`${spec.provider}: unsupported pagination style of ${found.path}: ${style}`);
  }
  const path = (role: string) => (pagination[role] as string | undefined)?.split(".");
  const first = FIRST_POSITION[style];
  const [total, paginates, next] = [path("total"), path("paginates"), path("next")];
  const order = pagination["order"] as Pagination["order"];
  // Checked only: the documentation site uses it, the clients do not.
  if (pagination["fields"]) {
    find("fields");
  }
  return {
    style,
    position: { ...parameter(style), ...(first !== undefined && { first }) },
    limit: { ...parameter("limit"), size },
    id: pagination["id"] as string,
    ...(total && { total }),
    ...(pagination["totalMayCountPage"] === true && { totalMayCountPage: true }),
    ...(pagination["totalMayIgnoreFilters"] === true && { totalMayIgnoreFilters: true }),
    ...(paginates && { paginates }),
    ...(order && { order }),
    ...(next && { next }),
  };
}

function isPaginationStyle(style: unknown): style is Pagination["style"] {
  return typeof style === "string" && Object.hasOwn(FIRST_POSITION, style);
}

function queryParameter(found: SpecOperation, [name]: string[]): Node | undefined {
  const parameter = found.parameters.find((candidate) => candidate["in"] === "query" && candidate["name"] === name);
  return parameter?.["schema"] as Node | undefined;
}

function bodyProperty(document: Node, operation: Node, path: string[]): Node | undefined {
  const body = resolve(document, operation["requestBody"] as Node);
  const schema = body["content"]["application/json"]["schema"] as Node;
  return path.reduce<Node | undefined>((holder, name) => holder && propertyOf(document, holder, name), schema);
}
