/** The mock of all specs for the tests of a file: started before the first of them, stopped after the last. */
import { afterAll, beforeAll } from "vitest";
import { startMock, type Mock } from "../../scripts/mock/server.js";

/** The mock; its address and variables are there once a test runs. */
export function useMock(): Pick<Mock, "url" | "env"> {
  let mock: Mock | undefined;
  beforeAll(async () => {
    mock = await startMock();
  }, 60_000);
  afterAll(() => mock?.close());

  const running = (): Mock => {
    if (mock === undefined) {
      throw new Error("the mock runs during tests only");
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
