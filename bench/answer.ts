/** The child's end of `runProcess`: does the work that it was started for, sends what comes of it, and ends. */
export async function answer<Input, Output>(work: (input: Input) => Promise<Output>): Promise<void> {
  const input = JSON.parse(process.argv[2]!) as Input;
  const output = await work(input);
  // Connections that are kept alive would keep the process, too.
  process.send!(output, () => process.exit());
}
