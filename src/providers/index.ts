/** The providers, with the default metadata of phone numbers. */
import { parsePhoneNumber } from "./default-phone-number-parser.js";
import { definitions, type AnyDefinition, type AnyProvider, type RecordOf } from "./registry.js";

export type * from "./registry.js";

/** All providers. */
export const providers: readonly AnyProvider[] = /* @__PURE__ */ definitions.map(withDefaultParser);

function withDefaultParser(definition: AnyDefinition): AnyProvider {
  const normalize: AnyProvider["normalize"] = (record: RecordOf) => definition.normalize(record, parsePhoneNumber);
  return { ...definition, normalize };
}

/** The provider with this id, or undefined if there is none. */
export function findProvider(id: string): AnyProvider | undefined {
  return providers.find((provider) => provider.id === id);
}
