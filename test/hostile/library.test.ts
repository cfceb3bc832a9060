/** Runs the conformance cases of `*.yaml` with the library: see CONTRIBUTING.md, "Add a conformance case". */
import { defineTests } from "../support/hostile/define-tests.js";

defineTests("library");
