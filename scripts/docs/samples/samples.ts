/** The samples of a spec's operations. */
import type { RequestExample } from "../../../website/src/lib/site-data.js";
import { operationsOf, type Spec } from "../../openapi/specs.js";
import { providerOf } from "../provider.js";
import { curlSample } from "./curl.js";
import { facadeMethods } from "./facade.js";
import { mockRequest, requestsOf } from "./request.js";
import { typescriptSample } from "./typescript.js";

/**
 * Returns the request examples of all operations by `operationId`, with their samples.
 *
 * @throws Error if the registry does not have the provider of the spec.
 */
export async function samplesOf(spec: Spec): Promise<Map<string, RequestExample[]>> {
  const provider = providerOf(spec);
  const methods = await facadeMethods(spec, provider);
  const samples = new Map<string, RequestExample[]>();
  for (const found of operationsOf(spec)) {
    const id = found.operation["operationId"] as string;
    const examples = requestsOf(spec, provider, found).map(async (request): Promise<RequestExample> => {
      const typescript = (server: "live" | "mock") => typescriptSample(spec.provider, request, methods.get(id), server);
      return {
        name: request.example,
        summary: request.summary,
        curl: { live: curlSample(request, "live"), mock: curlSample(request, "mock") },
        typescript: { live: await typescript("live"), mock: await typescript("mock") },
        request: mockRequest(request),
      };
    });
    samples.set(id, await Promise.all(examples));
  }
  return samples;
}
