import { apis } from "../../generated/examples.js";
import { isObject } from "../http/json.js";
import { OBJECT, resolveOption } from "../http/options.js";
import type { RentedNumber } from "../providers/apifonica/client.js";
import type { VirtualNumber } from "../providers/callgear/client.js";
import type { CloudlxNumber } from "../providers/cloudlx/client.js";
import type { Destination } from "../providers/invoca/client.js";

/**
 * Some properties of a record. Objects inside it may be partial too; arrays and other values replace those of the
 * documented record.
 */
export type Overrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Overrides<T[K]> }
    : T;

/** The records in the documentation and the synthetic ones of the specs, by provider. */
export interface DocumentedRecords {
  /** Invoca. */
  readonly invoca: readonly Destination[];
  /** CloudLX. */
  readonly cloudlx: readonly CloudlxNumber[];
  /** Apifonica. */
  readonly apifonica: readonly RentedNumber[];
  /** CallGear. */
  readonly callgear: readonly VirtualNumber[];
}

/** The records in the examples of the specs, by provider: the documented ones first, then synthetic ones. */
export const documentedRecords: DocumentedRecords = {
  invoca: apis.invoca.records,
  cloudlx: apis.cloudlx.records,
  apifonica: apis.apifonica.records,
  callgear: apis.callgear.records,
};

/**
 * Returns Invoca's documented destination, with some properties replaced.
 *
 * @example
 * ```ts
 * invocaDestination({ id: 2, advertiser_campaign: { name: "Spring" } });
 * ```
 */
export function invocaDestination(overrides: Overrides<Destination> = {}): Destination {
  return withOverrides<Destination>(apis.invoca.records[0], overrides);
}

/** Returns CloudLX's documented number, with some properties replaced. */
export function cloudlxNumber(overrides: Overrides<CloudlxNumber> = {}): CloudlxNumber {
  return withOverrides<CloudlxNumber>(apis.cloudlx.records[0], overrides);
}

/** Returns Apifonica's documented number, with some properties replaced. */
export function apifonicaNumber(overrides: Overrides<RentedNumber> = {}): RentedNumber {
  return withOverrides<RentedNumber>(apis.apifonica.records[0], overrides);
}

/** Returns the first of CallGear's example numbers, with some properties replaced. */
export function callgearNumber(overrides: Overrides<VirtualNumber> = {}): VirtualNumber {
  return withOverrides<VirtualNumber>(apis.callgear.records[0], overrides);
}

function withOverrides<T extends object>(record: T, overrides: Overrides<T>): T {
  resolveOption("overrides", overrides, OBJECT);
  return merge(copyJson(record), overrides) as T;
}

/** Returns a deep copy of a JSON value. Not `structuredClone`, which some test environments lack. */
export function copyJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function merge(original: unknown, overrides: unknown): unknown {
  if (!isObject(original) || !isObject(overrides)) {
    return overrides;
  }
  const merged = { ...original };
  for (const [name, value] of Object.entries(overrides)) {
    if (value === undefined) {
      delete merged[name]; // eslint-disable-line @typescript-eslint/no-dynamic-delete -- a copy
    } else {
      merged[name] = merge(original[name], value);
    }
  }
  return merged;
}
