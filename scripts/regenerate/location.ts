/** Finds the first problem in the output of a compiler, a linter or a test runner. */
import { stripVTControlCharacters } from "node:util";

/** A place in a file of the project. */
export interface Location {
  file: string;
  line?: number;
  column?: number;
}

const FILE = String.raw`(?:[\w@.-]+/)*[\w@.-]+\.(?:[cm]?[jt]s|ya?ml|md|json|css)`;

/** The notations of a file with a line: `file(1,2): error` of tsc, and `file:1:2` of most tools. */
const WITH_LINE = [
  new RegExp(String.raw`(?<file>${FILE})\((?<line>\d+),(?<column>\d+)\): error`),
  new RegExp(String.raw`(?<file>${FILE}):(?<line>\d+)(?::(?<column>\d+))?`),
];

/** A line that contains only a file, as ESLint, textlint and Redocly print it before the problems of that file. */
const HEADING = new RegExp(String.raw`^(?<file>${FILE}):?$`);

/** A problem below a heading: `12:5  error  …`. */
const BELOW_HEADING = /^\s+(?<line>\d+):(?<column>\d+)\s+(?:✖\s+)?error\b/;

/** A file without a line, as Prettier and the scripts of the project print it. */
const WITHOUT_LINE = new RegExp(String.raw`(?<![\w/.-])(?<file>${FILE})(?![\w/])`);

/**
 * Returns the place of the first problem, with a line if the output contains one.
 *
 * @param output - What the tool printed.
 * @param root - The project's root folder. Paths below it become relative.
 * @param exists - Whether the project has a file. Other words that look like a file are passed over.
 */
export function findLocation(output: string, root: string, exists: (file: string) => boolean): Location | undefined {
  const lines = stripVTControlCharacters(output).replaceAll(root, "").split(/\r?\n/);
  return findWithLine(lines, exists) ?? findFirst(lines, (line) => read(line, WITHOUT_LINE, exists));
}

/** Returns a location as editors and terminals read it: `file:line:column`. */
export function formatLocation({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function findWithLine(lines: readonly string[], exists: (file: string) => boolean): Location | undefined {
  let heading: string | undefined;
  return findFirst(lines, (line) => {
    heading = read(line, HEADING, exists)?.file ?? heading;
    const below = heading === undefined ? undefined : BELOW_HEADING.exec(line)?.groups;
    if (heading !== undefined && below !== undefined) {
      return { file: heading, line: Number(below["line"]), column: Number(below["column"]) };
    }
    return findFirst(WITH_LINE, (pattern) => read(line, pattern, exists));
  });
}

function read(line: string, pattern: RegExp, exists: (file: string) => boolean): Location | undefined {
  const groups = pattern.exec(line)?.groups;
  const file = groups?.["file"];
  if (groups === undefined || file === undefined || file.includes("node_modules/") || !exists(file)) {
    return undefined;
  }
  return {
    file,
    ...(groups["line"] !== undefined && { line: Number(groups["line"]) }),
    ...(groups["column"] !== undefined && { column: Number(groups["column"]) }),
  };
}

function findFirst<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
