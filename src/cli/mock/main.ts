#!/usr/bin/env node
/** The command `number-inventory-mock`. */
import { runMock } from "./run-mock.js";
import { startMock } from "./server.js";

await runMock("npx number-inventory-mock", startMock);
