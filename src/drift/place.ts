import type { DriftFinding, DriftKind } from "./finding.js";
import { below } from "./json-pointer.js";
import { maskName } from "./mask.js";

/** The properties of a finding that do not depend on its place and count. */
export type FindingDetails = Pick<DriftFinding, "severity" | "expected" | "example" | "source">;

/** How many undocumented names of an object have a place each. Other undocumented names share the place `*`. */
const MAX_UNDOCUMENTED_NAMES = 100;

/**
 * A place in a body, and what was found there. All rows of a list share their places, so that the number of findings
 * depends on the spec and not on the size of the body.
 */
export class Place {
  readonly #pointer: string;
  readonly #children = new Map<string, Place>();
  /** The children with undocumented names, by the name in the body. */
  readonly #undocumented = new Map<string, Place>();
  readonly #findings = new Map<DriftKind, FindingDetails & { count: number }>();

  constructor(pointer = "") {
    this.#pointer = pointer;
  }

  /** The place of a documented property, or of `*`: the items of an array. */
  child(name: string): Place {
    let child = this.#children.get(name);
    if (!child) {
      child = new Place(below(this.#pointer, name));
      this.#children.set(name, child);
    }
    return child;
  }

  /** The place of a property whose name may be personal data, such as a phone number. */
  undocumentedChild(name: string): Place {
    const known = this.#undocumented.get(name);
    if (known) {
      return known;
    }
    if (this.#undocumented.size >= MAX_UNDOCUMENTED_NAMES) {
      return this.child("*");
    }
    const child = this.child(maskName(name));
    this.#undocumented.set(name, child);
    return child;
  }

  /** Counts a finding. The details are those of the first one of its kind. */
  add(kind: DriftKind, details: () => FindingDetails): void {
    const finding = this.#findings.get(kind);
    if (finding) {
      finding.count++;
    } else {
      this.#findings.set(kind, { ...details(), count: 1 });
    }
  }

  /** The findings here and at all places below. */
  *findings(): Generator<FindingDetails & Pick<DriftFinding, "pointer" | "kind" | "count">> {
    for (const [kind, finding] of this.#findings) {
      yield { pointer: this.#pointer, kind, ...finding };
    }
    for (const child of this.#children.values()) {
      yield* child.findings();
    }
  }
}
