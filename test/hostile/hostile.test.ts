/** Runs the cases of `*.yaml`: see CONTRIBUTING.md, "Add a conformance case". */
import { describe, expect, onTestFinished, test } from "vitest";
import {
  fileNames,
  readCases,
  type HostileCase,
  type ProviderId,
  type ServerDescription,
} from "../support/hostile/cases.js";
import { checkCommand, checkLibrary } from "../support/hostile/check.js";
import { runCommand } from "../support/hostile/run-command.js";
import { runLibrary } from "../support/hostile/run-library.js";
import { startHostile, type HostileServer } from "../support/hostile/server.js";
import { forTest } from "../support/simulators/for-test.js";
import { startRecorder, type Simulator } from "../support/simulators/index.js";

for (const fileName of fileNames()) {
  describe(fileName, () => {
    for (const { title, description, library, command } of readCases(fileName)) {
      if (library) {
        test(`library: ${title}`, () => runInLibrary(description));
      }
      if (command) {
        test(`command: ${title}`, () => runInCommand(description));
      }
    }
  });
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
