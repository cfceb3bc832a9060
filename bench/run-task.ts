/** The child's side of `runProcess`: runs the work, sends its result to the parent, and exits. */
export async function runTask<Input, Output>(work: (input: Input) => Promise<Output>): Promise<void> {
  const input = JSON.parse(process.argv[2]!) as Input;
  const output = await work(input);
  // Keep-alive connections would keep the process running.
  process.send!(output, () => process.exit());
}
