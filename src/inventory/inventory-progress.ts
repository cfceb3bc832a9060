import { parseJson } from "../http/json.js";
import { formatValue } from "../http/options.js";
import { hashText } from "../listing/text-hash.js";
import type { Source } from "./sources.js";

/** Where an account continues: the token of its listing, null if it is finished, undefined if it has not begun. */
export type AccountPosition = string | null | undefined;

/** An account in a token. It has no position if it has not begun. */
type Entry = readonly [name: string, fingerprint: string, position?: string | null];

/** Where each account of an inventory continues. */
export class InventoryProgress {
  readonly #sources: readonly Source[];
  readonly #positions: Map<string, AccountPosition>;

  /**
   * The progress that a token contains; without a token, no account has begun.
   *
   * @throws TypeError if the token is malformed, or belongs to other accounts.
   */
  constructor(sources: readonly Source[], resumeToken?: string) {
    this.#sources = sources;
    const entries = resumeToken === undefined ? [] : decode(resumeToken);
    if (resumeToken !== undefined) {
      checkAccounts(sources, entries);
    }
    this.#positions = new Map(entries.map(([name, , position]) => [name, position]));
    sources.forEach((source) => checkPosition(source, this.positionOf(source)));
  }

  positionOf({ account }: Source): AccountPosition {
    return this.#positions.get(account.name);
  }

  /** Sets where an account continues. */
  advance(name: string, position: string | null): void {
    this.#positions.set(name, position);
  }

  /** The token with which a later inventory of the same accounts continues; null if all accounts are finished. */
  get resumeToken(): string | null {
    const isFinished = this.#sources.every((source) => this.positionOf(source) === null);
    return isFinished ? null : encode(this.#sources.map((source) => this.#entryOf(source)));
  }

  #entryOf(source: Source): Entry {
    const { name } = source.account;
    const position = this.positionOf(source);
    return position === undefined ? [name, fingerprintOf(source)] : [name, fingerprintOf(source), position];
  }
}

function encode(entries: readonly Entry[]): string {
  return JSON.stringify([entries, hashText(JSON.stringify(entries))]);
}

function decode(resumeToken: string): readonly Entry[] {
  const decoded = parseJson(resumeToken);
  const entries: unknown = Array.isArray(decoded) ? decoded[0] : undefined;
  if (Array.isArray(entries) && entries.every(isEntry) && encode(entries) === resumeToken) {
    return entries;
  }
  throw new TypeError(
    "`resumeToken` must be the `resumeToken` of a page or an error of an inventory, " +
      `got ${formatValue(resumeToken, true)} that is none or was changed`,
  );
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) {
    return false;
  }
  const [name, fingerprint, position = null] = value as unknown[];
  const hasPosition = position === null || typeof position === "string";
  return typeof name === "string" && typeof fingerprint === "string" && hasPosition;
}

const fingerprints = /* @__PURE__ */ new WeakMap<object, string>();

/** A hash of what a listing of the account is valid for: its provider, base URL, id, and operation. */
function fingerprintOf({ provider, client }: Source): string {
  let fingerprint = fingerprints.get(client);
  if (fingerprint === undefined) {
    fingerprint = hashText(JSON.stringify([provider.list(client).scope]));
    fingerprints.set(client, fingerprint);
  }
  return fingerprint;
}

/** Throws if a token was created with other accounts. */
function checkAccounts(sources: readonly Source[], entries: readonly Entry[]): void {
  const given = new Map(sources.map((source) => [source.account.name, source]));
  const known = new Set(entries.map(([name]) => name));
  const differences = entries.flatMap(([name, fingerprint]) => {
    const source = given.get(name);
    if (source === undefined) {
      return [`${JSON.stringify(name)} is missing`];
    }
    return fingerprintOf(source) === fingerprint ? [] : [`${JSON.stringify(name)} is a different account`];
  });
  const added = [...given.keys()].filter((name) => !known.has(name)).map((name) => `${JSON.stringify(name)} was added`);
  if (differences.length + added.length > 0) {
    throw new TypeError(`\`resumeToken\` belongs to other accounts: ${[...differences, ...added].join(", ")}`);
  }
}

/** Throws if the listing of an account refuses the token of its position. */
function checkPosition({ account, provider, client }: Source, position: AccountPosition): void {
  if (typeof position !== "string") {
    return;
  }
  try {
    provider.list(client, { resumeToken: position });
  } catch (error) {
    throw new TypeError(`\`resumeToken\` has no valid position of account ${JSON.stringify(account.name)}`, {
      cause: error,
    });
  }
}
