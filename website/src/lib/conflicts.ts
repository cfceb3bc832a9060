/** The list of documentation conflicts: its entries, and which of them a filter selects. */

/** A documentation conflict. Texts are HTML. */
export interface ConflictEntry {
  /** The fragment of its link. */
  id: string;
  provider: string;
  providerTitle: string;
  kind: "conflict" | "gap";
  topic: string;
  /** Empty if it concerns the API as a whole. */
  operations: { id: string; summary: string }[];
  /** The places of the reference that show it. `file` is the path of the page with its fragment. */
  places: { name: string; operation: string | null; file: string }[];
  statements: {
    says: string;
    source: string;
    section: string | null;
    /** The date of the document, with the known precision. */
    date: string;
    /** The page that shows the document today. */
    page: string | null;
    /** The permanent copy, if `page` can change. */
    permanent: string | null;
  }[];
  decision: string;
}

/** What a reader has chosen. An empty text selects everything. */
export interface ConflictFilter {
  provider: string;
  operation: string;
  kind: string;
  /** Words that must all be in the text. */
  search: string;
}

/** The attributes of an entry that a filter examines. */
export interface FilteredEntry {
  provider: string;
  kind: string;
  operations: readonly string[];
  text: string;
}

/** Returns whether a filter selects an entry. An entry without operations belongs to every operation of its API. */
export function isSelected(entry: FilteredEntry, { provider, operation, kind, search }: ConflictFilter): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = entry.text.toLowerCase();
  return (
    (provider === "" || entry.provider === provider) &&
    (operation === "" || concernsOperation(entry, operation)) &&
    (kind === "" || entry.kind === kind) &&
    words.every((word) => text.includes(word))
  );
}

/** `operation` has the provider before its id, because two APIs can have an operation of the same name. */
function concernsOperation({ provider, operations }: FilteredEntry, operation: string): boolean {
  const [ofProvider, id = ""] = operation.split("/");
  return ofProvider === provider && (operations.length === 0 || operations.includes(id));
}
