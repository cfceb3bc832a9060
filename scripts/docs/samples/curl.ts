/** An operation as a command line: curl, with the environment variables that the command reads. */
import { resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { parametersOf } from "../openapi/parameters.js";
import { credentialVariable, variableFor, type SampledProvider } from "./variables.js";

/** The command for an operation, with the values that the spec gives as examples. */
export function curlSample(spec: Spec, provider: SampledProvider, found: SpecOperation): string {
  const { operation, method } = found;
  const lines = [`curl "${addressOf(spec, provider, found)}"`];
  const body = bodyOf(spec, found);
  if (method !== "get" && !(method === "post" && body !== undefined)) {
    lines.push(`--request ${method.toUpperCase()}`);
  }
  const accept = acceptOf(spec, operation);
  if (accept !== undefined && accept !== "application/json") {
    lines.push(`--header "Accept: ${accept}"`);
  }
  const credential = credentialOf(spec, provider, operation);
  if (credential !== undefined) {
    lines.push(credential);
  }
  const ends: string[] = [];
  if (body !== undefined) {
    lines.push(`--header "Content-Type: ${body.type}"`);
    if (body.type === "application/x-www-form-urlencoded") {
      for (const [name, value] of Object.entries(body.value as Node)) {
        lines.push(`--data-urlencode "${name}=${valueOf(provider, name, value)}"`);
      }
    } else {
      lines.push("--data @- <<END");
      ends.push(heredoc(provider, body.value), "END");
    }
  }
  return [lines.join(" \\\n  "), ...ends].join("\n");
}

/** The address of the spec's server, in the form in which {@link curlSample} writes it. */
export function serverOf({ document }: Spec, provider: SampledProvider): string {
  const server = document["servers"][0] as Node;
  return (server["url"] as string).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    valueOf(provider, name, server["variables"][name]["default"]),
  );
}

function addressOf(spec: Spec, provider: SampledProvider, found: SpecOperation): string {
  const parameters = parametersOf(spec, found);
  const paging = (found.operation["x-pagination"] || {}) as Node;
  const path = found.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    return valueOf(provider, name, parameter?.example);
  });
  const query = parameters
    .filter((parameter) => parameter.in === "query")
    .filter(({ name, required }) => required || paging["limit"] === `query.${name}`)
    .map(({ name, example }) => `${name}=${shell(encodeURIComponent(String(example)))}`);
  return serverOf(spec, provider) + path + (query.length > 0 ? `?${query.join("&")}` : "");
}

/** A value: the variable named like it, or its example. A variable that nobody has to set is left out. */
function valueOf(provider: SampledProvider, name: string, example: unknown): string {
  const variable = variableFor(provider, name);
  return variable !== undefined && variable.optional !== "always" ? `$${variable.name}` : shell(String(example));
}

/** Text within double quotes, or in a here-document. */
function shell(text: string): string {
  return text.replaceAll(/[\\$`]/g, "\\$&");
}

function acceptOf({ document }: Spec, operation: Node): string | undefined {
  const ok = Object.entries(operation["responses"] as Record<string, Node>).find(([code]) => /^2/.test(code))?.[1];
  return ok && Object.keys((resolve(document, ok)["content"] ?? {}) as Node)[0];
}

function credentialOf(spec: Spec, provider: SampledProvider, operation: Node): string | undefined {
  const requirement = ((operation["security"] ?? spec.document["security"] ?? []) as Node[])[0];
  const name = Object.keys(requirement ?? {})[0];
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
  throw new Error(`${spec.provider}: no sample can be written with the security scheme ${name}`);
}

/** The shortest example of the request body, with its media type. */
function bodyOf({ document }: Spec, { operation }: SpecOperation): { type: string; value: unknown } | undefined {
  if (operation["requestBody"] === undefined) {
    return undefined;
  }
  const content = Object.entries(
    resolve(document, operation["requestBody"] as Node)["content"] as Record<string, Node>,
  );
  const [type, media] = content[0]!;
  const examples = Object.values((media["examples"] ?? {}) as Record<string, Node>);
  const values = [...examples.map((example) => resolve(document, example)["value"] as unknown), media["example"]];
  const [value] = values
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  if (value === undefined) {
    throw new Error(`${operation["operationId"]}: its request body has no example`);
  }
  return { type, value };
}

function heredoc(provider: SampledProvider, value: unknown): string {
  const marks: string[] = [];
  const text = JSON.stringify(
    value,
    (name, member: unknown) => {
      const variable = name !== "" && typeof member === "string" ? variableFor(provider, name) : undefined;
      return variable === undefined ? member : `\u0000${marks.push(variable.name) - 1}\u0000`;
    },
    2,
  );
  return shell(text).replaceAll(/\\+u0000(\d+)\\+u0000/g, (_, index: string) => `$${marks[Number(index)]!}`);
}
