// Written by scripts/generate/main.ts. Do not edit.

import { examples as apifonicaExamples, records as apifonicaRecords } from "./apifonica/examples.js";
import { api as apifonicaApi } from "./apifonica/operations.js";
import { examples as callgearExamples, records as callgearRecords } from "./callgear/examples.js";
import { api as callgearApi } from "./callgear/operations.js";
import { examples as cloudlxExamples, records as cloudlxRecords } from "./cloudlx/examples.js";
import { api as cloudlxApi } from "./cloudlx/operations.js";
import { examples as invocaExamples, records as invocaRecords } from "./invoca/examples.js";
import { api as invocaApi } from "./invoca/operations.js";

/** The declarations, examples and documented records of all APIs. */
export const apis = {
  apifonica: { api: apifonicaApi, examples: apifonicaExamples, records: apifonicaRecords },
  callgear: { api: callgearApi, examples: callgearExamples, records: callgearRecords },
  cloudlx: { api: cloudlxApi, examples: cloudlxExamples, records: cloudlxRecords },
  invoca: { api: invocaApi, examples: invocaExamples, records: invocaRecords },
};
