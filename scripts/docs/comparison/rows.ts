/** The comparison of the APIs: rows with one fact for each API, all taken from keywords of the specs. */
import { resolve, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import { code, codes } from "../markdown.js";
import { bodyCredentials } from "../openapi/body-credentials.js";
import { parametersOf, type Parameter, type Role } from "../openapi/parameters.js";
import { listOperation } from "../openapi/records.js";
import { successMediaTypes } from "../openapi/responses.js";

/** One fact about one API. */
export interface Cell {
  /** Short Markdown, or null if the spec has no such fact. */
  text: string | null;
  /** The operation whose reference contains the fact. */
  operation: string;
}

/** A row of the comparison. */
export interface Row {
  id: string;
  label: string;
  /** The cells, by provider. */
  cells: Record<string, Cell>;
}

/** Rows about one subject. */
export interface RowGroup {
  id: string;
  title: string;
  rows: Row[];
}

/** Reads a fact about the list operation of a spec. */
type ReadFact = (spec: Spec, found: SpecOperation) => string | undefined;

const STYLES: Record<string, string> = {
  offset: "number of items to skip",
  page: "number of the page",
  cursor: "cursor from the page before",
};

const FACTS: Record<string, { title: string; facts: Record<string, [label: string, read: ReadFact]> }> = {
  requests: {
    title: "Requests",
    facts: {
      request: ["Request", (_, { method, path }) => code(`${method.toUpperCase()} ${path}`)],
      server: ["Server", ({ document }) => optionalCode((document["servers"] as Node[])[0]?.["url"])],
      credential: ["Credential", credential],
      media: ["Response format", (spec, { operation }) => codes(successMediaTypes(spec, operation))],
    },
  },
  pages: {
    title: "Pages",
    facts: {
      style: ["Position of a page", (_, { operation }) => STYLES[paging(operation)["style"] as string]],
      position: ["Parameter of the position", (_, { operation }) => code(positionParameter(paging(operation)))],
      size: ["Parameter of the size", (_, { operation }) => code(lastKey(paging(operation)["limit"] as string))],
      defaultSize: ["Default size", (spec, found) => limitOf(spec, found, "default")],
      maximum: ["Maximum size", (spec, found) => limitOf(spec, found, "maximum")],
      items: ["Items", (_, { operation }) => optionalCode(paging(operation)["items"])],
      total: ["Total", (_, { operation }) => optionalCode(paging(operation)["total"])],
      more: [
        "More pages",
        (_, { operation }) => optionalCode(paging(operation)["next"] ?? paging(operation)["paginates"]),
      ],
      identifier: ["Id of an item", (_, { operation }) => optionalCode(paging(operation)["id"])],
      end: ["End of a list", (_, { operation }) => documented(operation, "end")],
    },
  },
  selection: {
    title: "Filters and order",
    facts: {
      filters: ["Filters", (spec, found) => names(parametersWithRole(spec, found, "other"))],
      fields: ["Selected properties", (spec, found) => names(parametersWithRole(spec, found, "fields"))],
      order: ["Order", (spec, found) => names(parametersWithRole(spec, found, "sort"))],
    },
  },
  failures: {
    title: "Errors and limits",
    facts: {
      statuses: ["Documented error statuses", (_, { operation }) => codes(errorStatuses(operation))],
      inBody: [
        "Errors with status 200",
        (_, { operation }) => (operation["x-rpc-errors"] ? "yes, JSON-RPC 2.0" : "no"),
      ],
      retryable: ["Errors that can be retried", (_, { operation }) => rpcErrors(operation, "retryable")],
      rateLimits: ["Rate limits", (_, { operation }) => documented(operation, "rateLimits")],
      tooMany: [
        "Status 429",
        (_, { operation }) => (errorStatuses(operation).includes("429") ? "documented" : undefined),
      ],
      headers: ["Documented headers", (spec, { operation }) => codes(responseHeaders(spec, operation))],
    },
  },
};

/** Returns the comparison of the list operations of the specs. A row that is empty for every API is omitted. */
export function compareApis(specs: readonly Spec[]): RowGroup[] {
  return Object.entries(FACTS).map(([id, { title, facts }]) => ({
    id,
    title,
    rows: Object.entries(facts)
      .map(([row, [label, read]]) => ({
        id: row,
        label,
        cells: Object.fromEntries(specs.map((spec) => [spec.provider, cellOf(spec, read)])),
      }))
      .filter(({ cells }) => Object.values(cells).some(({ text }) => text !== null)),
  }));
}

function cellOf(spec: Spec, read: ReadFact): Cell {
  const found = listOperation(spec);
  return { text: read(spec, found) || null, operation: found.operation["operationId"] as string };
}

function optionalCode(value: unknown): string | undefined {
  return value === undefined ? undefined : code(value);
}

/** Returns a fact that no other keyword expresses (`x-comparison`). */
function documented(operation: Node, name: "end" | "rateLimits"): string | undefined {
  return (operation["x-comparison"] as Record<string, string> | undefined)?.[name];
}

function paging(operation: Node): Node {
  return operation["x-pagination"] as Node;
}

/** `query.limit` is the parameter `limit`, and `body.params.limit` the member `params.limit` of the body. */
function lastKey(place: string): string {
  return place.split(".").slice(1).join(".");
}

function positionParameter(roles: Node): string {
  return lastKey(roles["offset"] ?? roles["page"] ?? roles["cursor"]);
}

function parametersWithRole(spec: Spec, found: SpecOperation, role: Role): Parameter[] {
  return parametersOf(spec, found).filter((parameter) => parameter.role === role && !parameter.deprecated);
}

function names(parameters: readonly Parameter[]): string | undefined {
  return codes(parameters.map(({ name }) => name));
}

function limitOf(spec: Spec, found: SpecOperation, keyword: "default" | "maximum"): string | undefined {
  const place = paging(found.operation)["limit"] as unknown as string;
  const parameter = parametersOf(spec, found).find((candidate) => `${candidate.in}.${candidate.name}` === place);
  const value = parameter?.schema[keyword] as number | undefined;
  return value?.toLocaleString("en");
}

function credential(spec: Spec): string | undefined {
  const schemes = Object.values((spec.document["components"]?.["securitySchemes"] ?? {}) as Record<string, Node>);
  const inBody = bodyCredentials(spec).map(({ path }) => `member ${code(path)} of the body`);
  return [...schemes.map(schemeText), ...inBody].join(", ");
}

function schemeText({ type, scheme, in: place, name }: Node): string {
  if (type === ("http" as unknown)) {
    return `${code("Authorization")}: ${{ basic: "Basic", bearer: "Bearer" }[String(scheme)] ?? String(scheme)}`;
  }
  return `${String(place)} ${code(name)}: the key alone`;
}

function errorStatuses(operation: Node): string[] {
  return Object.keys(operation["responses"] as Node).filter((status) => !/^[123]/.test(status));
}

function rpcErrors(operation: Node, kind: string): string | undefined {
  const errors = operation["x-rpc-errors"] as Record<string, string[]> | undefined;
  return errors && codes(errors[kind] ?? []);
}

function responseHeaders({ document }: Spec, operation: Node): string[] {
  const responses = Object.values(operation["responses"] as Record<string, Node>);
  return [
    ...new Set(responses.flatMap((response) => Object.keys((resolve(document, response)["headers"] ?? {}) as Node))),
  ];
}
