import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts one of the compiled `processes/`. */
export function startProcess(name: string, input: object, execArgv: string[] = []): ChildProcess {
  const file = fileURLToPath(new URL(`dist/processes/${name}.js`, import.meta.url));
  return fork(file, [JSON.stringify(input)], { execArgv });
}

/** The next message of a child. Rejects if the child exits without one. */
export async function messageOf<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const { signal } = ended;
  const exit = once(child, "exit", { signal }).then(([code, signalName]: unknown[]) => {
    throw new Error(
      `${child.spawnfile} ${child.spawnargs.slice(1).join(" ")} exited with ${String(code ?? signalName)}`,
    );
  });
  exit.catch(() => undefined);
  try {
    const [message] = (await Promise.race([once(child, "message", { signal }), exit])) as unknown[];
    return message as T;
  } finally {
    ended.abort();
  }
}

/** Runs one of `processes/` until it exits; resolves to the message it sent. */
export async function runProcess<T>(name: string, input: object, execArgv?: string[]): Promise<T> {
  const child = startProcess(name, input, execArgv);
  const exit = once(child, "exit");
  const message = await messageOf<T>(child);
  await exit;
  return message;
}
