/** Generates the documented responses of a spec, and the functions that check a body. */
import type { ApiResponses, ResponseDeclaration } from "../../src/drift/declaration.js";
import { operationsOf, resolve, type Node, type Spec } from "../openapi/specs.js";
import { PredicateWriter } from "./predicates.js";
import { ResponseSchemaReader } from "./response-schemas.js";

/**
 * Returns the source text of `validators.ts`. It is not formatted and has no banner.
 *
 * @throws Error that names the spec and a keyword that is not supported.
 */
export function generateValidators(spec: Spec): string {
  const reader = new ResponseSchemaReader(spec);
  const operations = operationsOf(spec).map(({ operation }) => ({
    name: (operation["x-rpc-method"] ?? operation["operationId"]) as string,
    source: reader.sourceOf(operation),
    responses: Object.entries(operation["responses"] as Record<string, Node>).map(
      ([status, response]) => [status.replaceAll("x", "X"), readResponse(spec, reader, response)] as const,
    ),
  }));
  const writer = new PredicateWriter(reader.schemas);
  const responses = operations.map(({ name, source, responses: declared }) => {
    const members = declared.map(
      ([status, response]) => `${quote(status)}: ${writeResponse(writer, status, response, name)}`,
    );
    return `${quote(name)}: { ${source === undefined ? "" : `source: ${quote(source)}, `}responses: { ${members.join(", ")} } }`;
  });
  const text = `
/** The documented responses. */
export const api: ApiResponses = {
  provider: ${quote(spec.provider)},
  operations: { ${responses.join(", ")} },
  schemas: ${JSON.stringify(reader.schemas satisfies ApiResponses["schemas"])},
};

${writer.text}`;
  return importsOf(text) + text;
}

/** Returns the source text of the list of all generated validators. */
export function listValidators(providers: readonly string[]): string {
  const imports = providers.map((provider) => `import { api as ${provider} } from "./${provider}/validators.js";\n`);
  return `import type { ApiResponses } from "../src/drift/declaration.js";
${imports.join("")}
/** The documented responses of all APIs. */
export const apis: readonly ApiResponses[] = [${providers.join(", ")}];
`;
}

/** A response with the schema of each body, and without the predicates. */
type ReadResponse = Omit<ResponseDeclaration, "content"> & {
  content: Record<string, { schema: ReturnType<ResponseSchemaReader["read"]> }>;
};

function readResponse(spec: Spec, reader: ResponseSchemaReader, node: Node): ReadResponse {
  const response = resolve(spec.document, node);
  const headers = Object.entries((response["headers"] ?? {}) as Record<string, Node>)
    .filter(([, header]) => resolve(spec.document, header)["required"] === true)
    .map(([name]) => name.toLowerCase());
  const content = Object.entries((response["content"] ?? {}) as Record<string, Node>);
  return {
    ...(headers.length > 0 && { headers }),
    content: Object.fromEntries(
      content.map(([mediaType, { schema }]) => [
        mediaType.toLowerCase(),
        { schema: reader.read((schema ?? {}) as Node) },
      ]),
    ),
  };
}

function writeResponse(writer: PredicateWriter, status: string, response: ReadResponse, operation: string): string {
  const content = Object.entries(response.content).map(([mediaType, { schema }]) => {
    const name = writer.functionFor(schema, `${operation} ${status}`);
    return `${quote(mediaType)}: { schema: ${JSON.stringify(schema)}, matches: ${name} }`;
  });
  const headers = response.headers ? `headers: ${JSON.stringify(response.headers)}, ` : "";
  return `{ ${headers}content: { ${content.join(", ")} } }`;
}

/** The import statements for what a source text uses. */
function importsOf(text: string): string {
  const helpers = [
    ["meetsConstraints", "../../src/drift/constraints.js"],
    ["hasKeyCount", "../../src/drift/has-key-count.js"],
    ["isObject", "../../src/http/json.js"],
  ] as const;
  const used = helpers.filter(([name]) => text.includes(`${name}(`));
  return [
    `import type { ApiResponses } from "../../src/drift/declaration.js";\n`,
    ...used.map(([name, file]) => `import { ${name} } from "${file}";\n`),
  ].join("");
}

function quote(text: string): string {
  return JSON.stringify(text);
}
