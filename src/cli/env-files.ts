/** Environment variables from the files of `--env-file`. */
import { readFileSync } from "node:fs";
import type { Writable } from "node:stream";
import { parseEnv } from "node:util";
import { countSharedEnds } from "./count-shared-ends.js";
import { logMessage } from "./output.js";
import { providers } from "../providers/index.js";
import { variablesOf, type Environment } from "./variables.js";
import { UsageError } from "./usage-error.js";

/** The variables of the process and of files. */
export interface CombinedEnvironment {
  variables: Environment;
  /** What is probably wrong in the files. Names of variables are shown, values are not. */
  warnings: string[];
}

/** The name of a variable. To `parseEnv`, a line without `=` is a part of the next name: it may have a credential. */
const NAME = /^[\w.-]+$/;

/** Why a file cannot be read, by the error's code. */
const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "permission denied",
  EISDIR: "is a directory",
  ENOTDIR: "no such file",
};

/**
 * The process's environment combined with the variables of files. Variables of the process take precedence, then those
 * of later files. An empty variable counts as not set.
 *
 * @throws UsageError if a file cannot be read.
 */
export function readEnvironment(processEnv: Environment, files: readonly string[] = []): CombinedEnvironment {
  const contents = files.map((file) => ({ file, variables: withoutEmpty(parseEnv(toText(file))) }));
  const sources = [...contents.map(({ variables }) => variables), withoutEmpty(processEnv)];
  const variables = Object.assign({}, ...sources) as Environment;
  const warnings = contents.flatMap((content) => [
    ...warningsForQuotes(content.file, content.variables),
    ...warningsForNames(content.file, Object.keys(content.variables), variables),
  ]);
  return { variables, warnings };
}

/**
 * The variables of {@link readEnvironment}. Its warnings are written to standard error.
 *
 * @throws UsageError if a file cannot be read.
 */
export function readVariables(
  processEnv: Environment,
  files: readonly string[] | undefined,
  stderr: Writable,
): Environment {
  const { variables, warnings } = readEnvironment(processEnv, files);
  warnings.forEach((warning) => logMessage(stderr, `warning: ${warning}`));
  return variables;
}

function toText(file: string): string {
  const text = read(file);
  // UTF-16, which PowerShell 5 writes, contains U+0000 if it is read as UTF-8.
  if (text.includes("\0")) {
    throw new UsageError(`cannot read ${file}: must be UTF-8 text`);
  }
  // `parseEnv` does not end lines at U+000D alone.
  return text.replace(/^\uFEFF/, "").replace(/\r(?!\n)/g, "\n");
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${file}: ${READ_ERRORS[code] ?? code}`);
  }
}

function withoutEmpty(variables: Environment): Environment {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
}

/** The warnings about values that start with a quote, or, up to the next quote in the file, contain its next lines. */
function warningsForQuotes(file: string, variables: Environment): string[] {
  return knownNames()
    .filter((name) => /^["'`]|\n/.test(variables[name] ?? ""))
    .map((name) => `${file}: the value of ${name} has a quote that is not closed`);
}

/** The warnings about the names in one file. */
function warningsForNames(file: string, names: readonly string[], variables: Environment): string[] {
  const known = knownNames();
  const notSet = known.filter((name) => variables[name] === undefined);
  const problems = names.flatMap((name) => {
    if (!NAME.test(name)) {
      return [`${file} has a line that is not NAME=value`];
    }
    const nearest = known.includes(name) ? undefined : findSimilar(name, notSet);
    return nearest === undefined ? [] : [`${file}: unknown variable ${name}; did you mean ${nearest}?`];
  });
  if (problems.length > 0 || names.some((name) => known.includes(name))) {
    return [...new Set(problems)];
  }
  return [`${file} sets no variable of a provider (NAME=value); 'number-inventory providers' lists them`];
}

function knownNames(): string[] {
  return providers.flatMap((provider) => variablesOf(provider).map(({ name }) => name));
}

/**
 * The known name to which an unknown one is similar: it has a typing error, or it has the prefix of the same provider
 * and one name ends with the rest of the other (`APIFONICA_TOKEN`, `INVOCA_API_TOKEN`). Undefined if there is none.
 */
export function findSimilar(name: string, known: readonly string[]): string | undefined {
  const upperCase = name.toUpperCase();
  return (
    known.find((candidate) => hasTypingError(upperCase, candidate)) ??
    known.find((candidate) => isLongerOrShorter(upperCase, candidate))
  );
}

/** Whether two names differ in one place only, by at most two characters. */
function hasTypingError(name: string, known: string): boolean {
  return countSharedEnds(name, known) >= Math.max(name.length, known.length) - 2;
}

function isLongerOrShorter(name: string, known: string): boolean {
  const prefixLength = known.indexOf("_") + 1;
  const [rest, knownRest] = [name.slice(prefixLength), known.slice(prefixLength)];
  const hasSamePrefix = name.slice(0, prefixLength) === known.slice(0, prefixLength);
  return hasSamePrefix && rest !== "" && (rest.endsWith(knownRest) || knownRest.endsWith(rest));
}
