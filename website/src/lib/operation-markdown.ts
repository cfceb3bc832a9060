/** An operation as Markdown, for readers and language models: everything on its page, without HTML. */
import { descriptionOf, propertyList, summaryOf } from "./schema-markdown.ts";
import type { RequestExample, RequestSummary } from "./site-data.ts";
import type { Node } from "./spec.ts";

/** What the Markdown of an operation is made from. */
export interface OperationSource {
  /** The name of the API. */
  title: string;
  /** The document for the reference pages, without references. */
  document: Node;
  path: string;
  method: string;
  operation: Node;
  /** The URL of its page. */
  page: string;
}

/** Returns the Markdown of an operation. */
export function operationMarkdown({ title, document, path, method, operation, page }: OperationSource): string {
  const request = operation["x-request"] as RequestSummary;
  const parts = [
    `# ${operation["summary"]} (${title})`,
    fence("http", `${method.toUpperCase()} ${request.url}`),
    [
      `- Authentication: \`${request.authentication}\``,
      ...request.facts.map(({ label, markdown }) => `- ${label}: ${markdown}`),
      `- Wrong or expired credential: status ${request.rejection.status}${request.rejection.errors}`,
      `- Source: the [page of this operation](${page}), spec ${document["info"]["version"]}`,
    ].join("\n"),
    descriptionOf(operation),
    serverSection(document),
    authenticationSection(document, operation),
    parameterSection(document, path, operation),
    bodySection(operation),
    responseSection(operation),
    conflictSection(request),
    sampleSection(request.examples),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function serverSection({ servers }: Node): string {
  const variables = Object.entries((servers[0]["variables"] ?? {}) as Record<string, Node>);
  const lines = variables.map(([name, { default: value, description, enum: values }]) => {
    const known =
      values === undefined ? "" : `, one of ${(values as string[]).map((text) => `\`${text}\``).join(", ")}`;
    return `- \`${name}\`, default \`${value}\`${known}. ${description}`;
  });
  return lines.length === 0 ? "" : ["## Server variables", lines.join("\n")].join("\n\n");
}

function authenticationSection(document: Node, operation: Node): string {
  const [requirement = {}] = (operation["security"] ?? document["security"] ?? []) as Node[];
  const texts = Object.keys(requirement).map((name) =>
    descriptionOf(document["components"]["securitySchemes"][name] as Node),
  );
  return texts.length === 0 ? "" : ["## Authentication", ...texts].join("\n\n");
}

function parameterSection(document: Node, path: string, operation: Node): string {
  const listed = [...(document["paths"][path]["parameters"] ?? []), ...(operation["parameters"] ?? [])] as Node[];
  const lines = listed.map(({ name, in: place, required, deprecated, description, schema, example }) => {
    const own = { ...(schema as Node), ...(description && { description }), ...(deprecated && { deprecated }) };
    const shown = example === undefined ? "" : ` Example: \`${example}\`.`;
    return `- \`${name}\`, ${place}${required ? ", required" : ""}: ${summaryOf(own)}${shown}`;
  });
  return lines.length === 0 ? "" : ["## Parameters", lines.join("\n")].join("\n\n");
}

function bodySection({ requestBody }: Node): string {
  return requestBody === undefined ? "" : ["## Request body", ...bodyParts(requestBody as Node)].join("\n\n");
}

function responseSection({ responses }: Node): string {
  const parts = Object.entries(responses as Record<string, Node>).flatMap(([status, response]) => [
    `### ${status}`,
    ...bodyParts(response),
  ]);
  return ["## Responses and errors", ...parts].join("\n\n");
}

/** Returns the properties and the examples of a body. All media types of a body have the same schema. */
function bodyParts(body: Node): string[] {
  const content = (body["content"] ?? {}) as Record<string, Node>;
  const types = Object.keys(content).map((type) => `\`${type}\``);
  const [{ schema = {}, examples = {} } = {}] = Object.values(content);
  return [
    descriptionOf(body),
    types.length === 0 ? "" : `Media type ${types.join(" or ")}.`,
    propertyList(schema as Node).join("\n"),
    ...Object.values(examples as Record<string, Node>).flatMap(({ summary, value }) => [
      `Example: ${summary}.`,
      fence("json", JSON.stringify(value, null, 2)),
    ]),
  ].filter((part) => part !== "");
}

function conflictSection({ conflicts }: RequestSummary): string {
  const texts = conflicts.map(({ topic, markdown }) => `### ${topic}\n\n${markdown}`);
  return texts.length === 0 ? "" : ["## Documentation conflicts", ...texts].join("\n\n");
}

function sampleSection(examples: readonly RequestExample[]): string {
  const parts = examples.flatMap(({ summary, curl, typescript }) => [
    ...(summary === "" ? [] : [`### ${summary}`]),
    "With an account, from environment variables:",
    fence("sh", curl.live),
    fence("ts", typescript.live),
    "With the mock, after `npx number-inventory-mock`:",
    fence("sh", curl.mock),
    fence("ts", typescript.mock),
  ]);
  return ["## Samples", ...parts].join("\n\n");
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
