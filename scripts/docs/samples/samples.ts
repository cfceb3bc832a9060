/** The code samples of a spec's operations. */
import { findProvider, type AnyProvider } from "../../../src/providers/index.js";
import { operationsOf, type Spec } from "../../openapi/specs.js";
import { curlSample } from "./curl.js";
import { facadeMethods } from "./facade.js";
import { typescriptSample } from "./typescript.js";

/** One sample, as `x-codeSamples` has it. */
export interface Sample {
  lang: string;
  label: string;
  source: string;
}

/** The samples by `operationId`. Throws an error where the spec's provider is not in the registry. */
export async function samplesOf(spec: Spec): Promise<Map<string, Sample[]>> {
  const provider = providerOf(spec);
  const methods = await facadeMethods(spec, provider);
  const samples = new Map<string, Sample[]>();
  for (const found of operationsOf(spec)) {
    const id = found.operation["operationId"] as string;
    const typescript = await typescriptSample(spec, provider, found, methods.get(id));
    samples.set(id, [
      { lang: "Shell", label: "curl", source: curlSample(spec, provider, found) },
      { lang: "TypeScript", label: "TypeScript", source: typescript },
    ]);
  }
  return samples;
}

/** The provider that a spec describes. */
export function providerOf(spec: Spec): AnyProvider {
  const provider = findProvider(spec.provider);
  if (provider !== undefined) {
    return provider;
  }
  throw new Error(`specs/${spec.provider}: src/providers/index.ts has no provider of that name`);
}
