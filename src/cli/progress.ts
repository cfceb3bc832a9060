import type { WriteStream } from "node:tty";
import yoctoSpinner from "yocto-spinner";

/** How far a listing has come. */
export interface Progress {
  /** So many more numbers have come from an account. */
  add(account: string, numbers: number): void;
  stop(): void;
}

/** Counts by account that move at the bottom of a terminal, out of the way of whatever is printed; elsewhere nothing. */
export function startProgress(stream: WriteStream): Progress {
  if (!stream.isTTY) return { add: () => undefined, stop: () => undefined };
  const counts = new Map<string, number>();
  const spinner = yoctoSpinner({ text: "listing", stream, handleSignals: false }).start();
  return {
    add(account, numbers) {
      counts.set(account, (counts.get(account) ?? 0) + numbers);
      spinner.text = [...counts].map(([name, count]) => `${name} ${count.toLocaleString("en")}`).join(", ");
    },
    stop: () => void spinner.stop(),
  };
}
