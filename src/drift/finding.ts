/** How a response differs from what the spec documents. */
export type DriftKind =
  | "undocumented-property"
  | "missing-property"
  | "wrong-type"
  | "null"
  | "unknown-enum-value"
  | "wrong-format"
  | "undocumented-status"
  | "undocumented-media-type"
  | "invalid-body"
  | "missing-header";

/** One difference between the responses of an operation and its spec. */
export interface DriftFinding {
  readonly provider: string;
  readonly operation: string;
  readonly status: number;
  /** The place in the body as a JSON Pointer (RFC 6901), with `*` for the index of an array. Empty: the body. */
  readonly pointer: string;
  readonly kind: DriftKind;
  /** An addition to the documented response is a note, anything else a failure. */
  readonly severity: "note" | "failure";
  /** What the spec documents, in a few words. */
  readonly expected: string;
  /** How often it was found. */
  readonly count: number;
  /** One value that was found, with letters and digits masked; null if there is none. */
  readonly example: string | null;
  /** The documentation that it contradicts (`x-doc-source` of the spec). */
  readonly source: string | null;
}
