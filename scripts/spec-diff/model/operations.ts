/** The operations of a document with everything that applies to them, such as the parameters of the path. */
import { below, type Node } from "../../openapi/specs.js";
import { WORDS } from "./keywords.js";
import { canonical, follow, member, type Located } from "./located.js";

/** A parameter; `name` is in lower case if it is a header. */
export interface Parameter extends Located {
  name: string;
  in: string;
}

/** An operation. */
export interface Operation extends Located {
  document: Node;
  id: string;
  method: string;
  path: string;
  parameters: readonly Parameter[];
  /** The alternatives of authentication as text, with the schemes inlined. No authentication is the text `none`. */
  security: readonly string[];
  securityPointer: string;
  /** The base URLs, with the defaults of their variables, and all values of the variables. */
  servers: readonly string[];
  serversPointer: string;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Returns the operations of a document. */
export function operationsOf(document: Node): Operation[] {
  const paths = { node: document["paths"] as Node, pointer: "/paths" };
  return Object.keys(paths.node).flatMap((path) => {
    const item = follow(document, member(paths, path));
    return METHODS.filter((method) => method in item.node).map((method) =>
      operationAt(document, item, member(item, method), { path, method }),
    );
  });
}

function operationAt(
  document: Node,
  item: Located,
  part: Located,
  { path, method }: { path: string; method: string },
): Operation {
  const rootPart = { node: document, pointer: "" };
  const owner = (key: string) => [part, item, rootPart].find(({ node }) => key in node) ?? rootPart;
  const [security, servers] = [owner("security"), owner("servers")];
  return {
    ...part,
    document,
    id: (part.node["operationId"] as string | undefined) ?? `${method.toUpperCase()} ${path}`,
    method,
    path,
    parameters: joinParameters(parametersOf(document, item), parametersOf(document, part)),
    security: securityOf(document, security.node["security"] as Node[] | undefined),
    securityPointer: `${security.pointer}/security`,
    servers: ((servers.node["servers"] ?? []) as Node[]).flatMap(serverUrls),
    serversPointer: `${servers.pointer}/servers`,
  };
}

function parametersOf(document: Node, part: Located): Parameter[] {
  return ((part.node["parameters"] ?? []) as Node[]).map((_, index) => {
    const { node, pointer } = follow(document, member(part, "parameters", index));
    const name = node["name"] as string;
    return { node, pointer, in: node["in"] as string, name: node["in"] === "header" ? name.toLowerCase() : name };
  });
}

/** Returns the parameters of an operation; they replace those of its path. */
function joinParameters(ofPath: Parameter[], own: Parameter[]): Parameter[] {
  const key = (parameter: Parameter) => `${parameter.in} ${parameter.name}`;
  return [...new Map([...ofPath, ...own].map((parameter) => [key(parameter), parameter])).values()];
}

function securityOf(document: Node, requirements: Node[] | undefined): string[] {
  if (requirements === undefined || requirements.length === 0) {
    return ["none"];
  }
  return requirements.map((requirement) => {
    const schemes = Object.entries(requirement).map(([name, scopes]) =>
      describeScheme(document, name, scopes as string[]),
    );
    return schemes.length === 0 ? "none" : schemes.sort().join(" and ");
  });
}

function describeScheme(document: Node, name: string, scopes: string[]): string {
  const pointer = below("", "components", "securitySchemes", name);
  const scheme = (document["components"]?.["securitySchemes"]?.[name] ?? {}) as Node;
  const facts = withoutWords(follow(document, { node: scheme, pointer }).node);
  const header = facts["in"] === "header" ? { ...facts, name: String(facts["name"]).toLowerCase() } : facts;
  const details = Object.entries(header).map(([key, value]) =>
    typeof value === "string" ? `${key} ${value}` : `${key} ${canonical(document, value)}`,
  );
  return [...details.sort(), ...[...scopes].sort().map((scope) => `scope ${scope}`)].join(", ");
}

/** Returns the members of a security scheme that alter requests: without words, and without those of its scopes. */
function withoutWords(scheme: Node): Node {
  const names = Object.keys(scheme).filter((name) => !WORDS.has(name) && name !== "bearerFormat");
  const flows = Object.entries((scheme["flows"] ?? {}) as Node).map(([name, flow]) => [
    name,
    { ...flow, scopes: Object.keys((flow.scopes ?? {}) as Node).sort() },
  ]);
  const facts = Object.fromEntries(names.map((name) => [name, scheme[name] as unknown]));
  return "flows" in facts ? { ...facts, flows: Object.fromEntries(flows) as Node } : facts;
}

/** Returns the URL of a server with the defaults of its variables, then those with another value of a variable. */
function serverUrls(server: Node): string[] {
  const variables = Object.entries((server["variables"] ?? {}) as Record<string, Node>);
  const fill = (values: Record<string, string>) =>
    (server["url"] as string)
      .replaceAll(/\{([^}]*)\}/g, (variable, name: string) => values[name] ?? variable)
      .replace(/\/$/, "");
  const defaults = Object.fromEntries(variables.map(([name, variable]) => [name, variable["default"] as string]));
  const others = variables.flatMap(([name, variable]) =>
    ((variable["enum"] ?? []) as string[]).map((value) => fill({ ...defaults, [name]: value })),
  );
  return [...new Set([fill(defaults), ...others])];
}
