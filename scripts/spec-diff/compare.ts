/** Compares two versions of all specs. */
import type { Node } from "../openapi/specs.js";
import type { Change, SpecSet } from "./change.js";
import { compareDeclarations } from "./compare/declarations.js";
import { compareDocuments } from "./compare/documents.js";
import { toChange } from "./compare/findings.js";
import { mergeChanges } from "./merge.js";

/** Compares what the TypeScript compiler says about callers of two versions. */
export type CompareTypes = (before: SpecSet, after: SpecSet) => Promise<Change[]>;

/** Returns the changes between two versions of the specs, merged and sorted. */
export async function compareSpecs(before: SpecSet, after: SpecSet, compareTypes: CompareTypes): Promise<Change[]> {
  const common = [...before].flatMap(([provider, old]) => {
    const now = after.get(provider);
    return now ? [[provider, old, now] as [string, Node, Node]] : [];
  });
  const differing = common.filter(([, old, now]) => JSON.stringify(old) !== JSON.stringify(now));
  const olds = new Map(differing.map(([provider, old]) => [provider, old]));
  const news = new Map(differing.map(([provider, , now]) => [provider, now]));
  const typed = differing.length > 0 ? await compareTypes(olds, news) : [];
  const structural = [
    ...differing.flatMap(([provider, old, now]) => compareDocuments(provider, old, now)),
    ...wholeSpecs("spec-removed", before, after),
    ...wholeSpecs("spec-added", after, before),
  ];
  const declared = differing.flatMap(([provider, old, now]) => compareDeclarations(provider, old, now));
  return mergeChanges(structural, declared, typed);
}

function wholeSpecs(rule: "spec-added" | "spec-removed", specs: SpecSet, others: SpecSet): Change[] {
  const providers = [...specs.keys()].filter((provider) => !others.has(provider));
  const place = { pointer: "", ...(rule === "spec-removed" && { removed: true as const }) };
  return providers.map((provider) => toChange(provider, undefined, "both", { rule, ...place, subject: provider }));
}
