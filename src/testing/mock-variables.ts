import { apis } from "../../generated/examples.js";

/** The variables with which the command uses the mock (`x-mock-env`), by provider. */
export const mockVariables: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.entries(apis).map(([provider, { examples }]) => [provider, examples.env]),
);
