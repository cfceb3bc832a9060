/** The mock of all specs for the tests of one file: started before the first test, stopped after the last. */
import { afterAll, beforeAll } from "vitest";
import { startMock } from "../../scripts/mock/server.js";
import type { Mock } from "../../src/cli/mock/run-mock.js";

/** Starts the mock for the tests of a file. Its URL and variables are available while a test runs. */
export function useMock(): Pick<Mock, "url" | "env"> {
  let mock: Mock | undefined;
  beforeAll(async () => {
    mock = await startMock();
  }, 60_000);
  afterAll(() => mock?.close());

  const running = (): Mock => {
    if (mock === undefined) {
      throw new Error("the mock runs only during tests");
    }
    return mock;
  };
  return {
    get url() {
      return running().url;
    },
    get env() {
      return running().env;
    },
  };
}
