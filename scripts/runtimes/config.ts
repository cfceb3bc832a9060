/** The servers that the checks use, and what they expect. */
import { listNumbers } from "../../src/index.js";
import { providers } from "../../src/providers/index.js";
import { startMock } from "../mock/server.js";
import type { CheckConfig } from "./checks.js";
import { startFaultyServer } from "./faulty-server.js";

/** A configuration whose servers run. */
export interface RunningConfig {
  values: CheckConfig;
  close(): Promise<void>;
}

/** Starts the servers. The expected numbers are those that the sources list in this process. */
export async function createCheckConfig(): Promise<RunningConfig> {
  const [mock, faulty] = await Promise.all([startMock(), startFaultyServer()]);
  const { url, env } = mock;
  const expected: CheckConfig["expected"] = {};
  for (const provider of providers) {
    const { id } = provider;
    const numbers: (string | null)[] = [];
    for await (const { number } of listNumbers([provider.connect(env, { baseUrl: `${url}/${id}` })])) {
      numbers.push(number);
    }
    if (numbers.length === 0) {
      throw new Error(`the mock has no numbers of ${id}`);
    }
    expected[id] = numbers;
  }
  return {
    values: { mock: url, env, expected, faulty: faulty.url },
    close: async () => {
      faulty.close();
      await mock.close();
    },
  };
}
