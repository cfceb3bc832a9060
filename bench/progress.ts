/** Writes a measurement to standard error; only the table goes to standard output. */
export function log(text: string): void {
  process.stderr.write(`${text}\n`);
}
