/** `number-inventory/drift`: reports how live responses differ from the specs, for `onExchange` of the clients. */
import { ignoreErrors } from "../http/ignore-errors.js";
import { FUNCTION, resolveOptions, type OptionRules } from "../http/options.js";
import type { ExchangeEvent } from "../http/hooks.js";
import { findDrift } from "./find-drift.js";
import type { DriftFinding } from "./finding.js";

export type { ExchangeEvent } from "../http/hooks.js";
export type { DriftFinding, DriftKind } from "./finding.js";
export { findDrift } from "./find-drift.js";
export type { DriftInput } from "./check-response.js";

/** The options of {@link createDriftHook}. */
export interface DriftHookOptions {
  /** Called with each finding of each response. Its exceptions are ignored. */
  onDrift: (finding: DriftFinding) => void;
}

const RULES: OptionRules<DriftHookOptions> = { onDrift: { ...FUNCTION, isRequired: true } };

/**
 * Returns an `onExchange` hook that reports how live responses differ from the specs. It never fails the call.
 *
 * @throws TypeError if `onDrift` is not a function.
 */
export function createDriftHook(options: DriftHookOptions): (event: ExchangeEvent) => void {
  const { onDrift } = resolveOptions<DriftHookOptions>(options, RULES);
  const report = ignoreErrors(onDrift);
  return (event) => {
    for (const finding of findDrift(event)) {
      report(finding);
    }
  };
}
