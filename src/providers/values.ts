/** Parsers for the providers' values. Each returns null for a value that is not in the documented form. */
import { COUNTRY_CODES } from "./country-codes.js";

/** A non-empty string; a finite number is converted to a string. */
export function text(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) {
    return String(value);
  }
  return typeof value === "string" && value !== "" ? value : null;
}

/** A boolean. */
export function flag(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

/** A decimal number, or a string that contains one. */
export function amount(value: unknown): number | null {
  if (typeof value === "string" && !/^-?\d+(\.\d+)?$/.test(value.trim())) {
    return null;
  }
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The value that a table has for a word. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: unknown): T | null {
  return typeof word === "string" && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}

/** An ISO 3166-1 alpha-2 country code, in upper case. */
export function country(code: unknown): string | null {
  if (typeof code !== "string") {
    return null;
  }
  const upper = code.trim().toUpperCase();
  const iso = upper === "UK" ? "GB" : upper; // ISO 3166-1 reserves UK, but the country code is GB
  return /^[A-Z]{2}$/.test(iso) && COUNTRY_CODES.includes(iso) ? iso : null;
}

/** A UTC offset: hours and minutes, each captured. */
const OFFSET = "([+-](?:[01]\\d|2[0-3])):?([0-5]\\d)";
const TIMESTAMP = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(?: ${OFFSET})?$`);

/** `YYYY-MM-DD hh:mm:ss`, with ` ±hhmm` if the provider states the time zone, as ISO 8601. */
export function timestamp(value: unknown): string | null {
  const match = typeof value === "string" && TIMESTAMP.exec(value);
  if (!match) {
    return null;
  }
  const [, date, time, hours, minutes] = match;
  return ifExists(`${date}T${time}`, hours === undefined ? "" : `${hours}:${minutes}`);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const MAIL_DATE = new RegExp(
  `^(?:[A-Z][a-z]{2}, )?(\\d{1,2}) ([A-Z][a-z]+) (\\d{4}) (\\d\\d:\\d\\d:\\d\\d) ${OFFSET}$`,
);

/** A date and time as in e-mail headers (RFC 5322, section 3.3), also with the month's full name, as ISO 8601. */
export function mailDate(value: unknown): string | null {
  const match = typeof value === "string" && MAIL_DATE.exec(value);
  if (!match) {
    return null;
  }
  const [, day = "", month, year, time, hours, minutes] = match;
  const number = MONTHS.findIndex((name) => name === month || name.slice(0, 3) === month) + 1;
  const pad = (part: string | number) => String(part).padStart(2, "0");
  return ifExists(`${year}-${pad(number)}-${pad(day)}T${time}`, `${hours}:${minutes}`);
}

/** The timestamp if its date and time exist: 30 February and month 0 do not. */
function ifExists(local: string, offset: string): string | null {
  const ms = Date.parse(`${local}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local) ? `${local}${offset}` : null;
}
