/**
 * The document of a spec for its reference pages, which starlight-openapi and Redoc show: each operation has its
 * schemas with their notes, samples, and what its page shows first.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { apis } from "../../../generated/examples.js";
import type { ApiExamples } from "../../../src/testing/declaration.js";
import type { RequestExample, RequestSummary } from "../../../website/src/lib/site-data.js";
import { operationsOf, resolve, root, type Node, type Spec } from "../../openapi/specs.js";
import { codes } from "../markdown.js";
import { bodyCredentials } from "./body-credentials.js";
import { expandDocument, paragraphs, type NotesOf } from "./expand.js";
import { factsOf } from "./facts.js";
import { conflictId, conflictMarkdown, conflictsAt, evidenceMarkdown, notesOf, type Conflict } from "./notes.js";
import { operationOf } from "./place-name.js";
import { sourcesOf } from "./sources.js";

/** Writes the document of a spec to `website/generated/openapi/`. */
export async function writeReference(spec: Spec, samples: Map<string, RequestExample[]>): Promise<void> {
  const folder = new URL("website/generated/openapi/", root);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${spec.provider}.json`, folder), JSON.stringify(referenceDocument(spec, samples)));
}

/** Returns the document for the reference pages of a spec. */
export function referenceDocument(spec: Spec, samples: Map<string, RequestExample[]>): Node {
  const sources = sourcesOf(spec.document);
  const shown: ConflictsByPage = new Map();
  const document = expandDocument(spec.document, notesOncePerPage(spec, shown));
  for (const { path, method, operation } of operationsOf(spec)) {
    const id = operation["operationId"] as string;
    const request: RequestSummary = {
      ...requestSummary(spec.document, path, operation),
      facts: factsOf(operation).map(([label, markdown]) => ({ label, markdown })),
      rejection: rejectionOf(spec.provider, id, operation),
      conflicts: [...(shown.get(id) ?? [])].map((conflict) => ({
        id: conflictId(spec.provider, conflict),
        topic: conflict.topic,
        markdown: evidenceMarkdown(conflict, sources),
      })),
      examples: samples.get(id) ?? [],
    };
    Object.assign(document["paths"][path][method] as Node, {
      "x-request": request,
      // Redoc shows the samples of the first request.
      "x-codeSamples": request.examples.slice(0, 1).flatMap(({ curl, typescript }) => [
        { lang: "Shell", label: "curl", source: curl.live },
        { lang: "TypeScript", label: "TypeScript", source: typescript.live },
      ]),
    });
  }
  // A tag with a description would have a page of its own.
  document["tags"] = ((document["tags"] ?? []) as Node[]).map(({ name }) => ({ name: name as string }));
  const credentials = bodyCredentials(spec).map(
    ({ path, description }) => `**\`${path}\` in the body**\n\n${description}`,
  );
  if (credentials.length > 0) {
    document["info"]["description"] = paragraphs(document["info"]["description"], "# Authentication", ...credentials);
  }
  return document;
}

/** The conflicts that the page of each operation shows, in the order of the page. Without an id: the overview. */
type ConflictsByPage = Map<string | undefined, Set<Conflict>>;

/** Returns the notes of nodes. The page of an operation shows a conflict once, at its first place. Fills `shown`. */
function notesOncePerPage(spec: Spec, shown: ConflictsByPage): NotesOf {
  const sources = sourcesOf(spec.document);
  return (node, path) => {
    const page = operationOf(spec, path)?.id;
    const here = shown.get(page) ?? new Set();
    shown.set(page, here);
    const conflicts = conflictsAt(node).filter((conflict) => !here.has(conflict));
    conflicts.forEach((conflict) => here.add(conflict));
    return [
      ...notesOf(node, sources),
      ...conflicts.map((conflict) => conflictMarkdown(spec.provider, conflict, sources)),
    ];
  };
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
function rejectionOf(provider: string, operationId: string, operation: Node): RequestSummary["rejection"] {
  const { credential = [] } = (operation["x-rpc-errors"] ?? {}) as { credential?: string[] };
  const { examples = [], rejection } = findApi(provider)?.examples.operations[operationId] ?? {};
  const example =
    examples.find(({ name }) => name === rejection) ?? examples.find(({ status }) => status >= 400 && status < 500);
  const errors = credential.length === 0 ? "" : ` with the error ${codes(credential)} in the body`;
  return { status: example?.status, example: example?.code.toLowerCase(), errors };
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
