/** Reading the providers' values: each function gives null for what is not of the documented form. */
import { isSupportedCountry } from "libphonenumber-js/min";

/** The text, or null where there is none. */
export function text(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** A boolean, or null. */
export function flag(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

/** An amount, which some providers write as text. */
export function amount(value: unknown): number | null {
  if (typeof value === "string" && !/^-?\d+(\.\d+)?$/.test(value.trim())) return null;
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** What a table says a word means. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: unknown): T | null {
  return typeof word === "string" && Object.hasOwn(table, word) ? table[word]! : null;
}

/** A country code of ISO 3166-1 alpha-2, in upper case. */
export function country(code: unknown): string | null {
  if (typeof code !== "string") return null;
  const upper = code.trim().toUpperCase();
  const iso = upper === "UK" ? "GB" : upper; // reserved in ISO 3166-1, but not the code of the country
  return /^[A-Z]{2}$/.test(iso) && isSupportedCountry(iso) ? iso : null;
}

/** An offset that a clock can have, its hours and minutes apart. */
const OFFSET = "([+-](?:[01]\\d|2[0-3])):?([0-5]\\d)";
const TIMESTAMP = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(?: ${OFFSET})?$`);

/** `YYYY-MM-DD hh:mm:ss`, with ` ±hhmm` where the provider states the zone, as ISO 8601. */
export function timestamp(value: unknown): string | null {
  const match = typeof value === "string" && TIMESTAMP.exec(value);
  if (!match) return null;
  const [, date, time, hours, minutes] = match;
  return existing(`${date}T${time}`, hours === undefined ? "" : `${hours}:${minutes}`);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const MAIL_DATE = new RegExp(
  `^(?:[A-Z][a-z]{2}, )?(\\d{1,2}) ([A-Z][a-z]+) (\\d{4}) (\\d\\d:\\d\\d:\\d\\d) ${OFFSET}$`,
);

/** The date and time of e-mail (RFC 5322, section 3.3), also with the month's full name, as ISO 8601. */
export function mailDate(value: unknown): string | null {
  const match = typeof value === "string" && MAIL_DATE.exec(value);
  if (!match) return null;
  const [, day, month, year, time, hours, minutes] = match;
  const number = MONTHS.findIndex((name) => name === month || name.slice(0, 3) === month) + 1;
  const pad = (part: string | number) => String(part).padStart(2, "0");
  return existing(`${year}-${pad(number)}-${pad(day!)}T${time}`, `${hours}:${minutes}`);
}

/** The timestamp where the calendar has it: not the 30th of February, not the month 0. */
function existing(local: string, offset: string): string | null {
  const ms = Date.parse(`${local}Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local) ? `${local}${offset}` : null;
}
