/** Tells what has just been measured, on standard error: the table alone is on standard output. */
export function tell(words: string): void {
  process.stderr.write(`${words}\n`);
}
