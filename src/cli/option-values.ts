/** The values of the options: each function parses one option's text and throws a `UsageError` if it is invalid. */
import { formatValue } from "../http/options.js";
import { findProvider, providers, type AnyProvider } from "../providers/index.js";
import { country } from "../providers/values.js";
import { UsageError } from "./usage-error.js";

/** The names of the formats. */
export const FORMATS = ["table", "json", "ndjson", "csv"] as const;

/** The name of a format. */
export type FormatName = (typeof FORMATS)[number];

/** The names of the formats of `verify`. */
export const REPORT_FORMATS = ["text", "json"] as const;

/** The name of a format of `verify`. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The value of a filter for numbers whose field has no value. */
export const UNKNOWN = "unknown";

/** The values of `--type`. */
export const TYPES: readonly string[] = ["local", "mobile", "toll_free", "sip", UNKNOWN];

/** The ids of the providers, as messages and help texts list them. */
export const PROVIDER_IDS = providers.map(({ id }) => id).join(", ");

const MIN_SECONDS = 0.001;
/** Timers have a maximum of 2 ** 31 ms. */
const MAX_SECONDS = 1_000_000;
/** A decimal number. `Number` also reads hexadecimal ones. */
const DECIMAL = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const MAX_RETRIES = 9999;
const MAX_PAGES = 9999;

/** The providers of `--provider`, added to those of an earlier `--provider`. */
export function addProviders(value: string, earlier: readonly AnyProvider[] = []): AnyProvider[] {
  return addParts(value, earlier, (id) => {
    return findProvider(id.toLowerCase()) ?? fail("--provider", `one or more of ${PROVIDER_IDS} (comma-separated)`, id);
  });
}

/** The countries of `--country`, added to those of an earlier `--country`. */
export function addCountries(value: string, earlier: readonly string[] = []): string[] {
  return addParts(value, earlier, (code) => {
    const requirement = `comma-separated ISO 3166-1 alpha-2 codes (e.g. GB,US) or ${UNKNOWN}`;
    return code.toLowerCase() === UNKNOWN ? UNKNOWN : (country(code) ?? fail("--country", requirement, code));
  });
}

/** The types of `--type`, added to those of an earlier `--type`. */
export function addTypes(value: string, earlier: readonly string[] = []): string[] {
  return addParts(value, earlier, (type) => {
    const requirement = `one or more of ${TYPES.join(", ")} (comma-separated)`;
    return TYPES.includes(type) ? type : fail("--type", requirement, type);
  });
}

/** The format of `--format`. */
export function toFormatName(value: string): FormatName {
  return FORMATS.find((name) => name === value) ?? fail("--format", `one of ${FORMATS.join(", ")}`, value);
}

/** The number of seconds of `--timeout`. */
export function toSeconds(value: string): number {
  const seconds = DECIMAL.test(value) ? Number(value) : NaN;
  if (seconds > MAX_SECONDS) {
    return fail("--timeout", `a number of seconds <= ${MAX_SECONDS}`, value);
  }
  return seconds >= MIN_SECONDS ? seconds : fail("--timeout", `a number of seconds >= ${MIN_SECONDS}`, value);
}

/** The number of `--retries`. */
export function toRetries(value: string): number {
  const isInteger = /^\d+$/.test(value) && Number(value) <= MAX_RETRIES;
  return isInteger ? Number(value) : fail("--retries", `an integer from 0 to ${MAX_RETRIES}`, value);
}

/** The number of `--pages`. */
export function toPages(value: string): number {
  const isInRange = /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MAX_PAGES;
  return isInRange ? Number(value) : fail("--pages", `an integer from 1 to ${MAX_PAGES}`, value);
}

/** The format of `--format` of `verify`. */
export function toReportFormat(value: string): ReportFormat {
  return (
    REPORT_FORMATS.find((name) => name === value) ?? fail("--format", `one of ${REPORT_FORMATS.join(", ")}`, value)
  );
}

/** The path of `--record`. */
export function toRecordPath(path: string): string {
  if (path.endsWith("/")) {
    throw new UsageError(`\`--record\` must be the path of a file, got ${JSON.stringify(path)}`);
  }
  return path === "" ? fail("--record", "a path", path) : path;
}

/** The files of `--env-file`, added to those of an earlier `--env-file`. */
export function addFile(path: string, earlier: readonly string[] = []): string[] {
  if (path === "") {
    throw new UsageError("`--env-file` must be a path, got an empty string");
  }
  return [...earlier, path];
}

function addParts<T>(value: string, earlier: readonly T[], parse: (part: string) => T): T[] {
  return [...earlier, ...value.split(",").map((part) => parse(part.trim()))];
}

function fail(option: string, requirement: string, value: string): never {
  throw new UsageError(`\`${option}\` must be ${requirement}, got ${formatValue(value)}`);
}
