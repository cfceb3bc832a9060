/** Exchanges for the tests of `src/drift`: what `onExchange` receives. */
import { examplesOf } from "../../../scripts/mock/rules.js";
import { operationsOf, readSpecs, resolve, type Node } from "../../../scripts/openapi/specs.js";
import { stringifyJson } from "../../../src/http/json.js";
import type { DriftInput } from "../../../src/drift/index.js";

/** The exchange of a response with a JSON body. */
export function exchangeOf(
  provider: string,
  operation: string,
  body: unknown,
  status = 200,
  headers: Record<string, string> = { "content-type": "application/json" },
): DriftInput {
  return { provider, operation, status, headers: new Headers(headers), text: stringifyJson(body) ?? "", body };
}

/** A documented response of a spec. */
export interface DocumentedResponse {
  provider: string;
  operation: string;
  status: number;
  document: Node;
  /** The schema of its first media type. */
  schema: Node;
}

const specs = await readSpecs();

/** All documented responses. A range such as `4XX` is its first status. */
export const documentedResponses: readonly DocumentedResponse[] = specs.flatMap((spec) =>
  operationsOf(spec).flatMap(({ operation }) =>
    Object.entries(operation["responses"] as Record<string, Node>).map(([code, response]) => {
      const [content] = Object.values(resolve(spec.document, response)["content"] as Record<string, Node>);
      return {
        provider: spec.provider,
        operation: (operation["x-rpc-method"] ?? operation["operationId"]) as string,
        status: Number(code.replaceAll("X", "0")),
        document: spec.document,
        schema: content!["schema"] as Node,
      };
    }),
  ),
);

/** The examples of all responses in the specs, by a name for tests. */
export const documentedExchanges: readonly [string, DriftInput][] = specs.flatMap((spec) =>
  operationsOf(spec).flatMap(({ operation }) => {
    const name = (operation["x-rpc-method"] ?? operation["operationId"]) as string;
    return examplesOf(spec.document, operation).map((example): [string, DriftInput] => [
      `${spec.provider} ${name} ${example.status} ${example.name}`,
      exchangeOf(spec.provider, name, example.value, example.status),
    ]);
  }),
);
