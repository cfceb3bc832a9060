import { apis } from "../../generated/validators.js";
import { checkResponse, type DriftInput } from "./check-response.js";
import type { DriftFinding } from "./finding.js";

/**
 * Returns the ways in which a response differs from its spec: each place and kind once, with its count. It is empty if
 * the response does not differ, and if no spec has the operation.
 */
export function findDrift(exchange: DriftInput): DriftFinding[] {
  const api = apis.find(({ provider }) => provider === exchange.provider);
  return api ? checkResponse(api, exchange) : [];
}
