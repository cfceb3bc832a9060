import { apis } from "../../generated/validators.js";
import { exceedsJsonLimits } from "../http/json-limits.js";
import type { ExchangeEvent } from "../http/settings.js";
import type { ApiResponses, BodyDeclaration, OperationResponses, ResponseDeclaration } from "./declaration.js";
import { explainBody } from "./explain.js";
import type { DriftFinding } from "./finding.js";
import { Place } from "./place.js";

/** A response, as `onExchange` receives it. */
export type DriftInput = Pick<ExchangeEvent, "provider" | "operation" | "status" | "headers" | "text" | "body">;

/**
 * Returns the ways in which a response differs from its spec: each place and kind once, with its count. It is empty if
 * the response does not differ, and if no spec has the operation.
 */
export function findDrift(exchange: DriftInput): DriftFinding[] {
  const api = apis.find(({ provider }) => provider === exchange.provider);
  const operation = own(api?.operations, exchange.operation);
  if (!api || !operation) {
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
function own<Value>(object: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

function findResponse({ responses }: OperationResponses, status: number): ResponseDeclaration | undefined {
  return responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses["default"];
}

function checkHeaders(
  { headers }: DriftInput,
  response: ResponseDeclaration,
  root: Place,
  source: string | null,
): void {
  const missing = response.headers?.filter((name) => !headers.has(name)) ?? [];
  for (const name of missing) {
    root.add("missing-header", () => ({ severity: "failure", expected: `header ${name}`, example: null, source }));
  }
}

/** The media type of a response without its parameters; empty if it has none. */
function mediaTypeOf(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function checkBody(
  { headers, text, body }: DriftInput,
  { content }: ResponseDeclaration,
  { schemas }: ApiResponses,
  root: Place,
  source: string | null,
): void {
  const mediaType = mediaTypeOf(headers);
  const documented = Object.keys(content);
  const isDocumented = mediaType in content || (documented.length === 0 && text === "");
  if (!isDocumented) {
    root.add("undocumented-media-type", () => ({
      severity: "failure",
      expected: documented.join(", ") || "no body",
      example: mediaType || null,
      source,
    }));
  }
  // A body in another media type may still be the documented one.
  const declaration: BodyDeclaration | undefined = content[mediaType] ?? Object.values(content)[0];
  if (!declaration) {
    return;
  }
  if (body !== undefined) {
    if (!declaration.matches(body)) {
      explainBody(body, declaration.schema, schemas, root, source);
    }
  } else if (isDocumented) {
    const expected = exceedsJsonLimits(text) ? "JSON that is not too large to be parsed" : "JSON";
    root.add("invalid-body", () => ({ severity: "failure", expected, example: null, source }));
  }
}
