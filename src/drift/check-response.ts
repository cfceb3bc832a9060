/** Compares a response with what the spec documents: status, headers, media type and body. */
import { exceedsJsonLimits } from "../http/json-limits.js";
import type { ExchangeEvent } from "../http/hooks.js";
import type { ApiResponses, OperationResponses, ResponseDeclaration } from "./declaration.js";
import { explainBody } from "./explain.js";
import type { DriftFinding } from "./finding.js";
import { maskMediaType } from "./mask.js";
import { Place } from "./place.js";

/** A response, as `onExchange` receives it. */
export type DriftInput = Pick<ExchangeEvent, "provider" | "operation" | "status" | "headers" | "text" | "body">;

/** Returns how a response differs from the API's spec; nothing if the spec does not have the operation. */
export function checkResponse(api: ApiResponses, exchange: DriftInput): DriftFinding[] {
  const operation = own(api.operations, exchange.operation);
  if (!operation) {
    return [];
  }
  const root = new Place();
  const response = findResponse(operation, exchange.status);
  const source = operation.source ?? null;
  if (response) {
    checkHeaders(exchange, response, root, source);
    checkBody(exchange, response, api, root, source);
  } else {
    const expected = `status ${Object.keys(operation.responses).join(", ")}`;
    const example = String(exchange.status);
    root.add("undocumented-status", () => ({ severity: "failure", expected, example, source }));
  }
  const { provider, operation: name, status } = exchange;
  return Array.from(root.findings(), (finding) => ({ provider, operation: name, status, ...finding }));
}

/** The value of an object's own property. */
function own<Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function findResponse({ responses }: OperationResponses, status: number): ResponseDeclaration | undefined {
  return responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses["default"];
}

function checkHeaders(exchange: DriftInput, response: ResponseDeclaration, root: Place, source: string | null): void {
  const missing = response.headers?.filter((name) => !exchange.headers.has(name)) ?? [];
  if (missing.length > 0) {
    const expected = `header ${missing.join(", ")}`;
    root.add("missing-header", () => ({ severity: "failure", expected, example: null, source }));
  }
}

function checkBody(
  { headers, text, body }: DriftInput,
  { content }: ResponseDeclaration,
  { schemas }: ApiResponses,
  root: Place,
  source: string | null,
): void {
  const [first] = Object.values(content);
  const mediaType = mediaTypeOf(headers);
  const documented = findContent(content, mediaType);
  if (!documented && (first || text !== "")) {
    const expected = Object.keys(content).join(", ") || "no body";
    root.add("undocumented-media-type", () => ({
      severity: "failure",
      expected,
      example: maskMediaType(mediaType, Object.keys(content)) || null,
      source,
    }));
  }
  // A body in another media type may still be the documented one.
  const declaration = documented ?? first;
  if (declaration && body !== undefined) {
    if (!declaration.matches(body)) {
      explainBody(body, declaration.schema, schemas, root, source);
    }
  } else if (documented && isJson(mediaType)) {
    const expected = exceedsJsonLimits(text) ? "JSON that is not too large to be parsed" : "JSON";
    root.add("invalid-body", () => ({ severity: "failure", expected, example: null, source }));
  }
}

/** The media type of a response without its parameters; empty if it has none. */
function mediaTypeOf(headers: Headers): string {
  const [mediaType = ""] = (headers.get("content-type") ?? "").split(";", 1);
  return mediaType.trim().toLowerCase();
}

function findContent<Body>(content: Readonly<Record<string, Body>>, mediaType: string): Body | undefined {
  const [type = ""] = mediaType.split("/", 1);
  return own(content, mediaType) ?? own(content, `${type}/*`) ?? own(content, "*/*");
}

function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}
