/** The code samples of a spec's operations. */
import { operationsOf, type Spec } from "../../openapi/specs.js";
import { providerOf } from "../provider.js";
import { curlSample } from "./curl.js";
import { facadeMethods } from "./facade.js";
import { typescriptSample } from "./typescript.js";

/** One sample, in the form of `x-codeSamples`. */
export interface Sample {
  lang: string;
  label: string;
  source: string;
}

/**
 * Returns the samples of all operations by `operationId`.
 *
 * @throws Error if the registry does not have the provider of the spec.
 */
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
