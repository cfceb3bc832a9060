import type { WriteStream } from "node:tty";
import yoctoSpinner from "yocto-spinner";

/** Displays the number of records received so far. */
export interface Progress {
  /** Adds to the count of an account. */
  add(account: string, numbers: number): void;
  /** Removes the counts from the terminal until they are next updated, so that other text can be written. */
  clear(): void;
  stop(): void;
}

/**
 * Shows the counts by account on the last line of a terminal, and `text` before the first record; does nothing if the
 * stream is not a terminal.
 */
export function startProgress(stream: WriteStream, text = "listing"): Progress {
  if (!stream.isTTY) {
    return { add: () => undefined, clear: () => undefined, stop: () => undefined };
  }
  const counts = new Map<string, number>();
  const spinner = yoctoSpinner({ text, stream, handleSignals: false }).start();
  // Shows the cursor again. A closed pipe ends the process without `stop`.
  const stop = () => void spinner.stop();
  process.once("exit", stop);
  return {
    add(account, numbers) {
      counts.set(account, (counts.get(account) ?? 0) + numbers);
      spinner.text = [...counts].map(([name, count]) => `${name} ${count.toLocaleString("en")}`).join(", ");
    },
    clear: () => void spinner.clear(),
    stop() {
      process.off("exit", stop);
      stop();
    },
  };
}
