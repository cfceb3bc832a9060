import { describe, expect, onTestFinished, test } from "vitest";
import { forTest } from "../simulators/for-test.js";
import { startRecorder, type Simulator } from "../simulators/index.js";
import { fileNames, readCases, type HostileCase, type ProviderId, type ServerDescription } from "./cases.js";
import { checkCommand, checkLibrary } from "./check.js";
import { runCommand } from "./run-command.js";
import { runLibrary } from "./run-library.js";
import { startHostile, type HostileServer } from "./server.js";

/** Defines a test for each conformance case that runs with the library, or with the command. */
export function defineTests(subject: "library" | "command"): void {
  const run = subject === "library" ? runInLibrary : runInCommand;
  for (const fileName of fileNames()) {
    describe(fileName, () => {
      const cases = readCases(fileName).filter((one) => one[subject]);
      for (const { title, description } of cases) {
        test(title, () => run(description));
      }
    });
  }
}

async function runInLibrary(description: HostileCase): Promise<void> {
  const elsewhere = await forTest(startRecorder());
  const { provider, server, resumeFrom } = description;
  const hostile = await startForTest(description, provider, server, elsewhere);
  const earlier =
    resumeFrom &&
    (await startForTest({ ...description, ...resumeFrom }, provider, { ...server, ...resumeFrom.server }, elsewhere));
  checkLibrary(description, await runLibrary(description, hostile, earlier), hostile);
  expect(elsewhere.requests).toEqual([]);
}

async function runInCommand(description: HostileCase): Promise<void> {
  const elsewhere = await forTest(startRecorder());
  const accounts = description.accounts ?? { [description.provider]: description.server ?? {} };
  const servers = await Promise.all(
    Object.entries(accounts).map(([id, server]) => startForTest(description, id as ProviderId, server, elsewhere)),
  );
  checkCommand(description, await runCommand(description, servers), servers);
  expect(elsewhere.requests).toEqual([]);
}

async function startForTest(
  description: HostileCase,
  provider: ProviderId,
  server: ServerDescription = {},
  elsewhere: Simulator,
): Promise<HostileServer> {
  const hostile = await startHostile(provider, server, description, elsewhere.url);
  onTestFinished(() => hostile.simulator.close());
  return hostile;
}
