/** Samples for curl. They use the environment variables that the `number-inventory` command reads. */
import { resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { parametersOf } from "../openapi/parameters.js";
import { successMediaTypes } from "../openapi/responses.js";
import { credentialVariable, variableFor, type SampledProvider } from "./variables.js";

/** Returns the curl command for an operation, with the example values of the spec. */
export function curlSample(spec: Spec, provider: SampledProvider, found: SpecOperation): string {
  const { operation, method } = found;
  const lines = [`curl "${urlOf(spec, provider, found)}"`];
  const body = bodyOf(spec, found);
  if (method !== "get" && !(method === "post" && body !== undefined)) {
    lines.push(`--request ${method.toUpperCase()}`);
  }
  const [accept] = successMediaTypes(spec, operation);
  if (accept !== undefined && accept !== "application/json") {
    lines.push(`--header "Accept: ${accept}"`);
  }
  const credential = credentialOf(spec, provider, operation);
  if (credential !== undefined) {
    lines.push(credential);
  }
  if (body === undefined) {
    return joinLines(lines);
  }
  lines.push(`--header "Content-Type: ${body.type}"`);
  if (body.type === "application/x-www-form-urlencoded") {
    const members = Object.entries(body.value as Node);
    return joinLines([
      ...lines,
      ...members.map(([name, value]) => `--data-urlencode "${name}=${valueOf(provider, name, value)}"`),
    ]);
  }
  return [joinLines([...lines, "--data @- <<END"]), heredoc(provider, body.value), "END"].join("\n");
}

function joinLines(lines: string[]): string {
  return lines.join(" \\\n  ");
}

/** Returns the server URL of the spec, in the form in which {@link curlSample} writes it. */
export function serverOf({ document }: Spec, provider: SampledProvider): string {
  const server = document["servers"][0] as Node;
  return (server["url"] as string).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    valueOf(provider, name, server["variables"][name]["default"]),
  );
}

function urlOf(spec: Spec, provider: SampledProvider, found: SpecOperation): string {
  const parameters = parametersOf(spec, found);
  const paging = (found.operation["x-pagination"] || {}) as Node;
  const path = found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    return valueOf(provider, name, parameter?.example);
  });
  const query = parameters
    .filter((parameter) => parameter.in === "query")
    .filter(({ name, required }) => required || paging["limit"] === `query.${name}`)
    .map(({ name, example }) => `${name}=${escapeShell(encodeURIComponent(String(example)))}`);
  return serverOf(spec, provider) + path + (query.length > 0 ? `?${query.join("&")}` : "");
}

/** Returns a reference to the environment variable of a value, or the example if no required variable has this name. */
function valueOf(provider: SampledProvider, name: string, example: unknown): string {
  const variable = variableFor(provider, name);
  return variable !== undefined && variable.optional !== "always" ? `$${variable.name}` : escapeShell(String(example));
}

/** Escapes text for double quotes or a here-document. */
function escapeShell(text: string): string {
  return text.replaceAll(/[\\$`]/g, "\\$&");
}

function credentialOf(spec: Spec, provider: SampledProvider, operation: Node): string | undefined {
  const [requirement = {}] = (operation["security"] ?? spec.document["security"] ?? []) as Node[];
  const [name] = Object.keys(requirement);
  if (name === undefined) {
    return undefined;
  }
  const scheme = resolve(spec.document, spec.document["components"]["securitySchemes"][name] as Node);
  const value = `$${credentialVariable(spec, provider).name}`;
  if (scheme["type"] === "apiKey" && scheme["in"] === "header") {
    return `--header "${scheme["name"]}: ${value}"`;
  }
  if (scheme["scheme"] === "bearer") {
    return `--header "Authorization: Bearer ${value}"`;
  }
  if (scheme["scheme"] === "basic") {
    const user = provider.variables.find((variable) => `$${variable.name}` !== value);
    if (user !== undefined) {
      return `--user "$${user.name}:${value}"`;
    }
  }
  throw new Error(`${spec.provider}: unsupported security scheme: ${name}`);
}

/** Returns the shortest example of the request body and its media type. Undefined if the operation has no body. */
function bodyOf({ document }: Spec, { operation }: SpecOperation): { type: string; value: unknown } | undefined {
  if (operation["requestBody"] === undefined) {
    return undefined;
  }
  const content = resolve(document, operation["requestBody"] as Node)["content"] as Record<string, Node>;
  const [type = "", media = {}] = Object.entries(content)[0] ?? [];
  const examples = Object.values((media["examples"] ?? {}) as Record<string, Node>);
  const values = [...examples.map((example) => resolve(document, example)["value"] as unknown), media["example"]];
  const [value] = values
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  if (value === undefined) {
    throw new Error(`${operation["operationId"]}: the request body must have an example`);
  }
  return { type, value };
}

/** Returns a JSON body in which properties with an environment variable refer to the variable. */
function heredoc(provider: SampledProvider, value: unknown): string {
  const variables: string[] = [];
  const text = JSON.stringify(
    value,
    (name, member: unknown) => {
      const variable = name !== "" && typeof member === "string" ? variableFor(provider, name) : undefined;
      return variable === undefined ? member : `\u0000${variables.push(variable.name) - 1}\u0000`;
    },
    2,
  );
  return escapeShell(text).replaceAll(/\\+u0000(\d+)\\+u0000/g, (_, index: string) => `$${variables[Number(index)]}`);
}
