/** The requests that the samples of an operation send: one for each example of its body, with documented values. */
import type { Variable } from "../../../src/providers/provider.js";
import type { MockRequest } from "../../../website/src/lib/site-data.js";
import { resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { parametersOf, type Parameter } from "../openapi/parameters.js";
import { successMediaTypes } from "../openapi/responses.js";
import { credentialVariable, normalizeName, variableFor, type SampledProvider } from "./variables.js";

/** Where a sample sends its request: to the provider, with the reader's account, or to the mock. */
export type Server = "live" | "mock";

/** A value that the samples for the provider read from an environment variable. */
export class Setting {
  constructor(
    readonly variable: string,
    /** A value that the mock accepts. */
    readonly mock: string,
  ) {}
}

/** Text with values of the reader's account. */
export type Text = readonly (string | Setting)[];

/** A request. Values in the path and the query are not encoded. */
export interface SampleRequest {
  found: SpecOperation;
  /** Name and summary of the example in the spec; empty if the operation has no body. */
  example: string;
  summary: string;
  server: Record<Server, Text>;
  /** The options of the client that sends it. */
  options: Record<Server, Record<string, string | Setting>>;
  path: Node;
  query: Node;
  headers: Record<string, Text>;
  /** User name and password of HTTP Basic authentication. */
  user: Text | undefined;
  /** A value of the media type. It contains a `Setting` for each value of the reader's account. */
  body: { type: string; value: unknown } | undefined;
}

/** Where the mock listens unless another port is chosen. */
export const MOCK_URL = "http://127.0.0.1:4010";

/** Returns the setting of a parameter or property by its name. Undefined if its value is not one of the account. */
type FindSetting = (name: string) => Setting | undefined;

/** Returns the requests of an operation, in the order of the spec. */
export function requestsOf(spec: Spec, provider: SampledProvider, found: SpecOperation): SampleRequest[] {
  const parameters = parametersOf(spec, found);
  const [accept] = successMediaTypes(spec, found.operation);
  const findSetting = settingsOf(spec, provider);
  const { header, user } = credentialOf(spec, provider, found.operation, findSetting);
  const valuesIn = (place: string, chosen: Parameter[]) =>
    Object.fromEntries(
      chosen
        .filter((parameter) => parameter.in === place)
        .map(({ name, example }) => [name, findSetting(name) ?? example]),
    );
  return bodiesOf(spec.document, found.operation).map(({ example, summary, body }) => ({
    found,
    example,
    summary,
    server: { live: liveServer(spec, findSetting), mock: [`${MOCK_URL}/${spec.provider}`] },
    options: optionsOf(spec, provider, findSetting, body?.value),
    path: valuesIn("path", parameters),
    query: valuesIn("query", typicalParameters(found, parameters)),
    headers: {
      ...(accept !== undefined && accept !== "application/json" && { Accept: [accept] }),
      ...header,
      ...(body && { "Content-Type": [body.type] }),
    },
    user,
    body: body && { type: body.type, value: withSettings(body.value, findSetting) },
  }));
}

function settingsOf({ document }: Spec, provider: SampledProvider): FindSetting {
  const mockValues = document["x-mock-env"] as Record<string, string>;
  const secrets = new Set(provider.api.sensitive.map(normalizeName));
  return (name) => {
    const isSecret = secrets.has(normalizeName(name));
    const variable = variableFor(provider, name);
    if (variable === undefined ? !isSecret : variable.optional === "always") {
      return undefined;
    }
    const variableName = variable?.name ?? `${provider.id}_${name}`.toUpperCase();
    // The mock has one secret for all purposes, which is its last value, and accepts any name of an API client.
    const other = isSecret ? Object.values(mockValues).at(-1) : "mock";
    return new Setting(variableName, mockValues[variableName] ?? other ?? "");
  };
}

/** Returns the options of the client. If there are several ways to authenticate, those in the body take precedence. */
function optionsOf(
  { provider: id }: Spec,
  { variables }: SampledProvider,
  findSetting: FindSetting,
  body: unknown,
): SampleRequest["options"] {
  const inBody = new Set(Object.keys((body ?? {}) as Node).map((name) => findSetting(name)?.variable));
  const isInBody = ({ name }: Variable) => inBody.has(name);
  const needed = variables.filter((variable) =>
    variables.some(isInBody)
      ? isInBody(variable)
      : variable.alternativeTo === undefined && variable.optional !== "always",
  );
  const toOptions = (chosen: readonly Variable[]) =>
    Object.fromEntries(chosen.map(({ option, name }) => [option, findSetting(option) ?? name]));
  const withServer = needed.filter(({ optional }) => optional !== "with-base-url");
  return { live: toOptions(needed), mock: { baseUrl: `${MOCK_URL}/${id}`, ...toOptions(withServer) } };
}

/** The parameters of a sample: those that are required, the page size, and one filter. */
function typicalParameters({ operation }: SpecOperation, parameters: Parameter[]): Parameter[] {
  const filters = parameters.filter(
    ({ in: place, role, deprecated, example }) =>
      place === "query" && role === "other" && !deprecated && example !== undefined,
  );
  const filter = filters.find(({ schema }) => schema["enum"]) ?? filters[0];
  const limit = (operation["x-pagination"] || {}) as Node;
  return parameters.filter(
    (parameter) => parameter.required || parameter === filter || `query.${parameter.name}` === limit["limit"],
  );
}

function liveServer({ document }: Spec, findSetting: FindSetting): Text {
  const server = document["servers"][0] as Node;
  return (server["url"] as string)
    .split(/\{(\w+)\}/)
    .map((part, index) =>
      index % 2 === 0 ? part : (findSetting(part) ?? (server["variables"][part]["default"] as string)),
    );
}

function credentialOf(
  spec: Spec,
  provider: SampledProvider,
  operation: Node,
  findSetting: FindSetting,
): { header: Record<string, Text>; user: Text | undefined } {
  const [requirement = {}] = (operation["security"] ?? spec.document["security"] ?? []) as Node[];
  const [name] = Object.keys(requirement);
  if (name === undefined) {
    return { header: {}, user: undefined };
  }
  const scheme = resolve(spec.document, spec.document["components"]["securitySchemes"][name] as Node);
  const { option } = credentialVariable(spec, provider);
  const credential = findSetting(option);
  const user = provider.variables
    .map((variable) => findSetting(variable.option))
    .find((other) => other?.variable !== credential?.variable);
  if (credential !== undefined && scheme["type"] === "apiKey" && scheme["in"] === "header") {
    return { header: { [scheme["name"] as string]: [credential] }, user: undefined };
  }
  if (credential !== undefined && scheme["scheme"] === "bearer") {
    return { header: { Authorization: ["Bearer ", credential] }, user: undefined };
  }
  if (credential !== undefined && user !== undefined && scheme["scheme"] === "basic") {
    return { header: {}, user: [user, ":", credential] };
  }
  throw new Error(`${spec.provider}: unsupported security scheme: ${name}`);
}

/** Returns the examples of the request body: one without a body if the operation has none. */
function bodiesOf(document: Node, operation: Node) {
  if (operation["requestBody"] === undefined) {
    return [{ example: "", summary: "", body: undefined }];
  }
  const content = resolve(document, operation["requestBody"] as Node)["content"] as Record<string, Node>;
  const [type = "", { examples = {} } = {}] = Object.entries(content)[0] ?? [];
  const found = Object.entries(examples as Record<string, Node>).map(([example, reference]) => {
    const { summary = "", value } = resolve(document, reference);
    return { example, summary: summary as string, body: { type, value: value as unknown } };
  });
  if (found.length === 0) {
    throw new Error(`${operation["operationId"]}: the request body must have examples`);
  }
  return found;
}

/** Returns a JSON value with a setting for each text that is a value of the account. */
function withSettings(value: unknown, findSetting: FindSetting): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withSettings(item, findSetting));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      (typeof member === "string" ? findSetting(name) : undefined) ?? withSettings(member, findSetting),
    ]),
  );
}

/** Returns a request as the mock accepts it. */
export function mockRequest({ path, query, headers, user, body }: SampleRequest): MockRequest {
  const valueOf = (value: unknown) => (value instanceof Setting ? value.mock : value);
  const toTexts = (values: Node) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(valueOf(value))]));
  const toText = (text: Text) => text.map(valueOf).join("");
  return {
    path: toTexts(path),
    query: toTexts(query),
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, toText(text)])),
      ...(user && { Authorization: `Basic ${Buffer.from(toText(user)).toString("base64")}` }),
    },
    body: body === undefined ? null : JSON.stringify(body.value, (_, member: unknown) => valueOf(member), 2),
  };
}
