/** An operation as Markdown, for readers and language models: everything on its page, without HTML. */
import type { Conflict } from "../../../scripts/docs/openapi/notes.ts";
import type { Source } from "../../../scripts/docs/openapi/sources.ts";
import { propertyList, summaryOf } from "./schema-markdown.ts";
import type { RequestExample, RequestSummary } from "./site-data.ts";
import { resolve, type Node } from "./spec.ts";

/** What the Markdown of an operation is made from. */
export interface OperationSource {
  /** The name of the API. */
  title: string;
  /** The spec. */
  document: Node;
  path: string;
  method: string;
  operation: Node;
  request: RequestSummary;
  /** The URL of its page. */
  page: string;
}

/** Returns the Markdown of an operation. */
export function operationMarkdown(source: OperationSource): string {
  const { title, document, path, method, operation, request, page } = source;
  const parts = [
    `# ${operation["summary"]} (${title})`,
    fence("http", `${method.toUpperCase()} ${request.url}`),
    [
      `- Authentication: \`${request.authentication}\``,
      ...request.facts.map(({ label, html }) => `- ${label}: ${toMarkdown(html)}`),
      `- Wrong or expired credential: ${toMarkdown(request.rejection)}`,
      `- Source: the [page of this operation](${page}), spec ${document["info"]["version"]}`,
    ].join("\n"),
    (operation["description"] as string).trim(),
    serverSection(document),
    authenticationSection(document, operation),
    parameterSection(document, path, operation),
    bodySection(document, operation),
    responseSection(document, operation),
    conflictSection(document, operation),
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
  const texts = Object.keys(requirement).map((name) => {
    const scheme = resolve(document, document["components"]["securitySchemes"][name] as Node);
    return (scheme["description"] as string).trim();
  });
  return texts.length === 0 ? "" : ["## Authentication", ...texts].join("\n\n");
}

function parameterSection(document: Node, path: string, operation: Node): string {
  const listed = [...(document["paths"][path]["parameters"] ?? []), ...(operation["parameters"] ?? [])] as Node[];
  const lines = listed.map((reference) => {
    const { name, in: place, required, deprecated, description, schema, example } = resolve(document, reference);
    const own = { ...(schema as Node), ...(description && { description }), ...(deprecated && { deprecated }) };
    const shown = example === undefined ? "" : ` Example: \`${example}\`.`;
    return `- \`${name}\`, ${place}${required ? ", required" : ""}: ${summaryOf(document, own)}${shown}`;
  });
  return lines.length === 0 ? "" : ["## Parameters", lines.join("\n")].join("\n\n");
}

function bodySection(document: Node, operation: Node): string {
  if (operation["requestBody"] === undefined) {
    return "";
  }
  const { description = "", content } = resolve(document, operation["requestBody"] as Node);
  return ["## Request body", description.trim(), ...contentParts(document, content as Record<string, Node>)]
    .filter(Boolean)
    .join("\n\n");
}

function responseSection(document: Node, operation: Node): string {
  const responses = Object.entries(operation["responses"] as Record<string, Node>).flatMap(([status, reference]) => {
    const { description, content = {} } = resolve(document, reference);
    return [`### ${status}`, description.trim(), ...contentParts(document, content as Record<string, Node>)];
  });
  return ["## Responses and errors", ...responses].join("\n\n");
}

/** Returns the properties and the examples of a body. All media types of a body have the same schema. */
function contentParts(document: Node, content: Record<string, Node>): string[] {
  const [media] = Object.values(content);
  if (media === undefined) {
    return [];
  }
  const types = Object.keys(content).map((type) => `\`${type}\``);
  const examples = Object.values((media["examples"] ?? {}) as Record<string, Node>).map((reference) =>
    resolve(document, reference),
  );
  return [
    `Media type ${types.join(" or ")}.`,
    propertyList(document, media["schema"] as Node).join("\n"),
    ...examples.flatMap(({ summary, value }) => [
      `Example: ${summary}.`,
      fence("json", JSON.stringify(value, null, 2)),
    ]),
  ].filter(Boolean);
}

/** Returns the documentation conflicts of an operation and of what it refers to, each once. */
function conflictSection(document: Node, operation: Node): string {
  const conflicts = new Set<Conflict>();
  collect(document, operation, conflicts, new Set());
  const sources = new Map(Object.entries(document["x-doc-sources"] as Record<string, Source>));
  const texts = [...conflicts].map(({ topic, statements, decision }) => {
    const lines = statements.map(({ source, section, says }) => {
      const { title, url, date } = sources.get(source) ?? { title: source, url: undefined, date: "undated" };
      const name = url === undefined ? title : `[${title}](${url})`;
      return `- ${name}${section === undefined ? "" : `, ${section}`} (${date}): ${says.trim()}`;
    });
    return [`### ${topic}`, lines.join("\n"), `This spec: ${decision.trim()}`].join("\n\n");
  });
  return texts.length === 0 ? "" : ["## Documentation conflicts", ...texts].join("\n\n");
}

function collect(document: Node, value: unknown, conflicts: Set<Conflict>, visited: Set<unknown>): void {
  if (typeof value !== "object" || value === null || visited.has(value)) {
    return;
  }
  visited.add(value);
  const node = value as Node;
  for (const conflict of (node["x-doc-conflict"] ?? []) as Conflict[]) {
    conflicts.add(conflict);
  }
  if (typeof node["$ref"] === "string") {
    collect(document, resolve(document, { $ref: node["$ref"] }), conflicts, visited);
  }
  for (const [key, member] of Object.entries(node)) {
    if (!["examples", "example", "x-doc-conflict"].includes(key)) {
      collect(document, member, conflicts, visited);
    }
  }
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

/** Returns HTML with code, and no other elements, as Markdown. */
function toMarkdown(html: string): string {
  return html
    .replaceAll(/<\/?code>/g, "`")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
