import { formatValue } from "../http/options.js";
import { definitions, findDefinition, type ClientOf, type OptionsOf, type ProviderId } from "./registry.js";

/**
 * Creates a client of a provider. The types of the options and of the client follow from the provider's id. An app that
 * uses it bundles the clients of all providers.
 *
 * @throws TypeError if there is no provider with this id; TypeError or RangeError that names the option whose value is
 * invalid.
 *
 * @example
 * ```ts
 * const apifonica = createClient("apifonica", { accountSid, authToken });
 * const numbers = await apifonica.numbers.list({ type: "mobile" }).toArray();
 * ```
 */
export function createClient<Id extends ProviderId>(provider: Id, options: OptionsOf<{ id: Id }>): ClientOf<{ id: Id }>;
export function createClient(provider: ProviderId, options: OptionsOf): ClientOf {
  const found = findDefinition(provider);
  if (found === undefined) {
    const ids = definitions.map(({ id }) => id).join(", ");
    throw new TypeError(`\`provider\` must be one of ${ids}, got ${formatValue(provider)}`);
  }
  return found.create(options);
}
