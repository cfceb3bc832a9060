/** The command line: commands, options and help texts. */
import { createRequire } from "node:module";
import { Command, Option, type CommanderError } from "commander";
import { providers } from "../providers/index.js";
import { rewriteMessage } from "./commander-message.js";
import { readEnvironment } from "./env-files.js";
import { baseUrlVariable, variablesOf } from "./variables.js";
import { DEFAULT_RETRIES, DEFAULT_TIMEOUT, list, type CliContext, type ListFlags } from "./list.js";
import {
  addCountries,
  addFile,
  addProviders,
  addTypes,
  FORMATS,
  PROVIDER_IDS,
  toFormatName,
  toRetries,
  toSeconds,
  TYPES,
} from "./option-values.js";
import { logMessage, write } from "./output.js";
import { describeProviders } from "./providers.js";
import { seeHelp, UsageError } from "./usage-error.js";

const { version } = createRequire(import.meta.url)("number-inventory/package.json") as { version: string };

const EXAMPLES = `Examples:
  number-inventory list
  number-inventory list --provider invoca,apifonica --country GB --type mobile
  number-inventory list --format csv > numbers.csv
  number-inventory list --format ndjson --raw --env-file .env
`;

const PRECEDENCE = `Variables are read from the environment and from the files of --env-file. The
environment takes precedence over files, and a later file over an earlier one.
Credentials are never read from arguments.
`;

const EXIT_CODES = `Exit codes:
  0    complete
  1    an account failed or its list may be incomplete; all received rows are printed
  2    usage or configuration error
  129  interrupted by SIGHUP (closed terminal); the output is incomplete
  130  interrupted by SIGINT (Ctrl-C); the output is incomplete
  143  interrupted by SIGTERM; the output is incomplete`;

/** Called with the exit code of a subcommand. */
type Done = (exitCode: number) => void;

/**
 * Creates the command with its subcommands. `done` is called with the exit code of the subcommand that was run. Parsing
 * throws a {@link UsageError} for invalid arguments, and a `CommanderError` after it has printed a help text or the
 * version.
 */
export function createProgram(context: CliContext, done: Done): Command {
  const program = new Command("number-inventory")
    .description("List every phone number you own at Invoca, CloudLX, Apifonica and CallGear.")
    .version(version)
    .addHelpText("after", () => `\n${formatVariables()}\n${EXIT_CODES}`)
    .addCommand(createListCommand(context, done))
    .addCommand(createProvidersCommand(context, done))
    .helpCommand(false);
  program.addCommand(createHelpCommand(program, done));
  throwUsageErrors(program, "number-inventory");
  for (const command of program.commands) {
    throwUsageErrors(command, `number-inventory ${command.name()}`);
  }
  return program;
}

function createListCommand(context: CliContext, done: Done): Command {
  return new Command("list")
    .description("print the numbers of every configured account as they arrive")
    .option("--provider <ids>", `only these providers (comma-separated or repeated): ${PROVIDER_IDS}`, addProviders)
    .option(
      "--country <codes>",
      "only numbers in these countries (comma-separated or repeated): ISO 3166-1 alpha-2 codes, e.g. GB,US, or unknown",
      addCountries,
    )
    .option(
      "--type <types>",
      `only numbers of these types (comma-separated or repeated): ${TYPES.join(", ")}`,
      addTypes,
    )
    .addOption(
      new Option("--format <format>", `output format: ${FORMATS.join(", ")}`)
        .default("table", "table")
        .argParser(toFormatName),
    )
    .option("--raw", "include the provider's raw record, secrets omitted; requires --format json or ndjson")
    .option("--sort", "print the rows at the end, ordered by account and id")
    .option("--timeout <seconds>", "timeout per attempt, in seconds", toSeconds, DEFAULT_TIMEOUT)
    .option("--retries <number>", "maximum retries per request", toRetries, DEFAULT_RETRIES)
    .addOption(envFileOption())
    .addHelpText("after", () => `\n${EXAMPLES}\n${formatVariables()}\n${EXIT_CODES}`)
    .action(async (flags: ListFlags) => {
      if (flags.raw && flags.format !== "json" && flags.format !== "ndjson") {
        throw new UsageError("`--raw` requires `--format json` or `--format ndjson`", seeHelp("number-inventory list"));
      }
      done(await list(flags, context));
    });
}

function createProvidersCommand({ env, stdout, stderr }: CliContext, done: Done): Command {
  return new Command("providers")
    .description("show which providers are configured and which variables are missing; no request is sent")
    .addOption(envFileOption())
    .addHelpText("after", `\n${PRECEDENCE}`)
    .action(async ({ envFile }: { envFile?: string[] }) => {
      const { variables, warnings } = readEnvironment(env, envFile);
      warnings.forEach((warning) => logMessage(stderr, `warning: ${warning}`));
      await write(stdout, describeProviders(variables));
      done(0);
    });
}

function createHelpCommand(program: Command, done: Done): Command {
  return new Command("help")
    .description("print the help of a command")
    .argument("[command]", "the command")
    .action((name?: string) => {
      const command = name === undefined ? program : program.commands.find((each) => each.name() === name);
      if (command === undefined) {
        throw new UsageError(rewriteMessage(`unknown command '${name}'`), seeHelp("number-inventory"));
      }
      command.outputHelp();
      done(0);
    });
}

/** Makes a command throw a {@link UsageError} instead of printing commander's message and exiting. */
function throwUsageErrors(command: Command, fullName: string): void {
  command.configureOutput({ outputError: () => undefined }).exitOverride((error: CommanderError) => {
    // A help text or the version has been printed.
    if (error.exitCode === 0 || error.code === "commander.help") {
      throw error;
    }
    throw new UsageError(describeArgumentError(command, error), seeHelp(fullName));
  });
}

/** The message of an error in the arguments. To commander, a misplaced option or a flag with a value is unknown. */
function describeArgumentError({ options, commands }: Command, error: CommanderError): string {
  const message = rewriteMessage(error.message);
  const name = /^unknown option `(.+?)`/.exec(message)?.[1];
  const isNamed = ({ long }: Option) => name !== undefined && long === name;
  if (options.some(isNamed)) {
    return `\`${name}\` takes no value`;
  }
  const owner = commands.find((command) => command.options.some(isNamed));
  return owner === undefined
    ? message
    : `\`${name}\` must follow the command: \`number-inventory ${owner.name()} ${name}\``;
}

function envFileOption(): Option {
  return new Option("--env-file <path>", "read variables from a file (may be repeated)").argParser(addFile);
}

function formatVariables(): string {
  const lines = providers.flatMap((provider) =>
    variablesOf(provider).map(({ name, description, optional }) => {
      const suffixes = { always: " (optional)", "with-base-url": ` (not needed with ${baseUrlVariable(provider)})` };
      return `  ${name.padEnd(24)}${description}${optional === undefined ? "" : suffixes[optional]}`;
    }),
  );
  return `Variables:\n${lines.join("\n")}\n\n${PRECEDENCE}`;
}
