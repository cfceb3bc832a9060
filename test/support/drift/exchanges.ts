/** Exchanges for the tests of `src/drift`: what `onExchange` receives. */
import { examplesOf } from "../../../scripts/mock/rules.js";
import { operationsOf, readSpecs } from "../../../scripts/openapi/specs.js";
import type { DriftInput } from "../../../src/drift/index.js";

/** The exchange of a response with a JSON body. */
export function exchangeOf(
  provider: string,
  operation: string,
  body: unknown,
  status = 200,
  headers: Record<string, string> = { "content-type": "application/json" },
): DriftInput {
  return { provider, operation, status, headers: new Headers(headers), text: JSON.stringify(body), body };
}

/** The examples of all responses in the specs, by a name for tests. */
export async function documentedExchanges(): Promise<[string, DriftInput][]> {
  const specs = await readSpecs();
  return specs.flatMap(({ provider, document, url }) =>
    operationsOf({ provider, document, url }).flatMap(({ operation }) => {
      const name = (operation["x-rpc-method"] ?? operation["operationId"]) as string;
      return examplesOf(document, operation).map((example): [string, DriftInput] => [
        `${provider} ${name} ${example.status} ${example.name}`,
        exchangeOf(provider, name, example.value, example.status),
      ]);
    }),
  );
}
