/** The provider of a spec, from the registry in `src`. */
import { findProvider, type AnyProvider } from "../../src/providers/index.js";
import type { Spec } from "../openapi/specs.js";

/**
 * Returns the provider that a spec describes.
 *
 * @throws Error if the registry does not have it.
 */
export function providerOf(spec: Spec): AnyProvider {
  const provider = findProvider(spec.provider);
  if (provider === undefined) {
    throw new Error(`specs/${spec.provider}: src/providers/registry.ts has no provider with this id`);
  }
  return provider;
}
