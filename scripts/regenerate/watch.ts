/** Repeats work when files change. */
import { watch } from "node:fs";

/** How long after the last change the work starts. Editors write a file in several operations. */
const QUIET_MS = 100;

/**
 * Runs the work, and again after each change in the folders, until the signal aborts. One run at a time: a change
 * during a run starts another one after it.
 */
export async function repeatOnChange(
  folders: readonly string[],
  work: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = work();
  const onChange = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(work)), QUIET_MS);
  };
  for (const folder of folders) {
    watch(folder, { recursive: true, signal }, onChange);
  }
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  clearTimeout(timer);
  await running;
}
