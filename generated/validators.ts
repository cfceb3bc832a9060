// Written by scripts/generate/main.ts. Do not edit.

import type { ApiResponses } from "../src/drift/declaration.js";
import { api as apifonica } from "./apifonica/validators.js";
import { api as callgear } from "./callgear/validators.js";
import { api as cloudlx } from "./cloudlx/validators.js";
import { api as invoca } from "./invoca/validators.js";

/** The documented responses of all APIs. */
export const apis: readonly ApiResponses[] = [apifonica, callgear, cloudlx, invoca];
