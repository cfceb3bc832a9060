/**
 * The documents for the reference pages: those for Redoc, changed for starlight-openapi. Recursive schemas are cut,
 * because the plugin inlines references. Notes are closed. Each operation has what its page shows first.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { apis } from "../../../generated/examples.js";
import type { ApiExamples } from "../../../src/testing/declaration.js";
import type { RequestExample, RequestSummary } from "../../../website/src/lib/site-data.js";
import { operationsOf, resolve, root, type Node, type Spec } from "../../openapi/specs.js";
import { authenticationSection } from "./authentication.js";
import { documentFor } from "./document.js";
import { factsOf } from "./facts.js";
import { codes, forMarkdown } from "./notes.js";
import { html } from "../html.js";
import { getNode } from "./pointers.js";

/** Writes the document of a spec to `website/generated/openapi/`. */
export async function writeReference(spec: Spec, samples: Map<string, RequestExample[]>): Promise<void> {
  const folder = new URL("website/generated/openapi/", root);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${spec.provider}.json`, folder), JSON.stringify(referenceDocument(spec, samples)));
}

/** Returns the document for the reference pages of a spec. */
export function referenceDocument(spec: Spec, samples: Map<string, RequestExample[]>): Node {
  const sections = [authenticationSection(spec)].filter((text) => text !== undefined);
  const document = documentFor(spec, { sections, samples });
  for (const { operation } of operationsOf({ ...spec, document })) {
    const source = operationsOf(spec).find((found) => found.operation["operationId"] === operation["operationId"]);
    const request: RequestSummary = {
      ...requestSummary(spec.document, source?.path ?? "", source?.operation ?? {}),
      facts: factsOf(source?.operation ?? {}).map(([label, value]) => ({ label, html: forMarkdown(value.text) })),
      rejection: rejectionOf(spec.provider, operation["operationId"] as string, source?.operation ?? {}),
      examples: samples.get(operation["operationId"] as string) ?? [],
    };
    operation["x-request"] = request;
    operation["description"] = (operation["description"] as string).replace(/<dl class="facts">.*?<\/dl>/, "");
  }
  // A tag with a description would have a page of its own.
  document["tags"] = ((document["tags"] ?? []) as Node[]).map(({ name }) => ({ name: name as string }));
  cutRecursion(document, document["paths"], []);
  return closeNotes(document) as Node;
}

/** Returns the URL of an operation, and how it is authenticated. */
export function requestSummary(
  document: Node,
  path: string,
  operation: Node,
): Pick<RequestSummary, "url" | "authentication"> {
  const [server] = document["servers"] as [Node];
  return { url: `${server["url"]}${path}`, authentication: authenticationOf(document, operation) };
}

/** Returns what a wrong or expired credential returns: the status, or the errors of a JSON-RPC method. */
function rejectionOf(provider: string, operationId: string, operation: Node): string {
  const { credential = [] } = (operation["x-rpc-errors"] ?? {}) as { credential?: string[] };
  const { examples = [], rejection } = findApi(provider)?.examples.operations[operationId] ?? {};
  const example =
    examples.find(({ name }) => name === rejection) ?? examples.find(({ status }) => status >= 400 && status < 500);
  const status = html`<a href="#${example?.code.toLowerCase()}">${example?.status}</a>`;
  const errors = credential.length === 0 ? "" : html` with the error ${codes(credential)} in the body`;
  return html`status ${status}${errors}`.text;
}

function findApi(provider: string): { examples: ApiExamples } | undefined {
  return Object.entries(apis).find(([id]) => id === provider)?.[1];
}

function authenticationOf(document: Node, operation: Node): string {
  const credential = operation["x-credential"] as string | undefined;
  if (credential !== undefined) {
    return `${credential.replace("body.", "")} in the body`;
  }
  const [requirement = {}] = (operation["security"] ?? document["security"] ?? []) as Node[];
  const [name] = Object.keys(requirement);
  if (name === undefined) {
    return "none";
  }
  const scheme = resolve(document, document["components"]["securitySchemes"][name] as Node);
  switch (scheme["scheme"]) {
    case "bearer":
      return "Authorization: Bearer <access token>";
    case "basic":
      return "Authorization: Basic <user name:password in Base64>";
    default:
      return `${scheme["name"]}: <token>`;
  }
}

/** Replaces references to a schema that contains the reference. */
function cutRecursion(document: Node, value: unknown, ancestors: readonly string[]): void {
  if (typeof value !== "object" || value === null) {
    return;
  }
  const node = value as Node;
  const reference = node["$ref"] as unknown;
  if (typeof reference !== "string") {
    for (const member of Object.values(node)) {
      cutRecursion(document, member, ancestors);
    }
    return;
  }
  if (ancestors.includes(reference)) {
    delete node["$ref"];
    const name = reference.split("/").at(-1);
    node["description"] = [node["description"], `Again \`${name}\`, as above.`].filter(Boolean).join("\n\n");
    return;
  }
  cutRecursion(document, getNode(document, reference.slice(1)), [...ancestors, reference]);
}

const NOTE = /<div class="conflict" role="note"> <p class="conflict-topic">(.*?)<\/p>(.*?)<\/div>/g;

/** Makes each conflict in a description one line that opens in place. */
function closeNotes(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replaceAll(NOTE, '<details class="conflict"><summary>$1</summary>$2</details>');
  }
  if (Array.isArray(value)) {
    return value.map(closeNotes);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, closeNotes(member)]));
  }
  return value;
}
