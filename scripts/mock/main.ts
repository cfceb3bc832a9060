/** `npm run mock`: the mock of all specs, built on Prism. */
import { runMock } from "../../src/cli/mock/run-mock.js";
import { startMock } from "./server.js";

await runMock("npm run mock --", startMock);
