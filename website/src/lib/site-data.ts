/** The shape of `generated/site.json`, which scripts/docs/site-data.ts writes. */

/** One API, in the order of the registry. */
export interface ApiData {
  id: string;
  title: string;
  summary: string;
  /** Version of the spec, and its date. */
  version: string;
  date: string;
  /** Number of documentation conflicts. */
  conflicts: number;
  operations: { id: string; summary: string; method: string; path: string; redocPath: string }[];
}

/** A field of an inventory record, and the ids of the APIs whose documented records have it. */
export interface InventoryField {
  name: string;
  description: string;
  apis: string[];
}

/** The file `generated/site.json`. */
export interface SiteData {
  apis: ApiData[];
  fields: InventoryField[];
}

/** What a reference page shows above everything else: `x-request` of an operation. */
export interface RequestSummary {
  /** URL template. */
  url: string;
  /** The header or the property with the credential, or `none`. */
  authentication: string;
  /** How pages are requested, whether it is idempotent, and so on, as Markdown. */
  facts: { label: string; markdown: string }[];
  /** What a wrong or expired credential returns: the status, the fragment of its example, and errors as Markdown. */
  rejection: { status: number | undefined; example: string | undefined; errors: string };
  /** The documentation conflicts on the page, in the order of the page, as Markdown. `id` is the fragment of a note. */
  conflicts: { id: string; topic: string; markdown: string }[];
  /** The requests of the samples: one for each documented body, or one without a body. */
  examples: RequestExample[];
}

/** A sample for the provider (`live`), which reads the reader's values from variables, and the same for the mock. */
export type Sample = Record<"live" | "mock", string>;

/** A documented request. */
export interface RequestExample {
  /** Empty if the operation has no body. */
  name: string;
  summary: string;
  curl: Sample;
  typescript: Sample;
  request: MockRequest;
}

/** A request that the mock accepts. Values are not encoded. */
export interface MockRequest {
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string | null;
}
