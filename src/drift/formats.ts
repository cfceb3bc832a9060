/** The values of `format` that are checked. Other formats are not. */

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$/;
const URI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]*$/i;

/** Whether a string has a format, by the format's name in OpenAPI. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: (text) => TIME.test(text),
  "date-time": (text) => /[t ]/i.test(text[10] ?? "") && isDate(text.slice(0, 10)) && TIME.test(text.slice(11)),
  uuid: (text) => UUID.test(text),
  email: (text) => EMAIL.test(text),
  ipv4: (text) => IPV4.test(text),
  uri: (text) => URI.test(text),
};

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) {
    return false;
  }
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // A day that the month does not have is the first days of the next month.
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
