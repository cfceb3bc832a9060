/** The command line: commands, options and help texts. */
import { Command, Option, type CommanderError } from "commander";
import { providers } from "../providers/index.js";
import { rewriteMessage } from "./commander-message.js";
import { readVariables } from "./env-files.js";
import { baseUrlVariable, variablesOf } from "./variables.js";
import { DEFAULT_RETRIES, DEFAULT_TIMEOUT } from "./client-options.js";
import { list, type CliContext, type ListFlags } from "./list.js";
import {
  addCountries,
  addFile,
  addProviders,
  addTypes,
  FORMATS,
  PROVIDER_IDS,
  REPORT_FORMATS,
  toFormatName,
  toPages,
  toRecordPath,
  toReportFormat,
  toRetries,
  toSeconds,
  TYPES,
} from "./option-values.js";
import { write } from "./output.js";
import { describeProviders } from "./providers.js";
import { seeHelp, UsageError } from "./usage-error.js";
import { DEFAULT_PAGES, verify, type VerifyFlags } from "./verify/verify.js";
import { version } from "../../generated/version.js";

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

const VERIFY_EXAMPLES = `Examples:
  number-inventory verify
  number-inventory verify --provider callgear --pages 5
  number-inventory verify --format json --record verify.har
`;

const INTERRUPTIONS = `  129  interrupted by SIGHUP (closed terminal); the output is incomplete
  130  interrupted by SIGINT (Ctrl-C); the output is incomplete
  143  interrupted by SIGTERM; the output is incomplete`;

const EXIT_CODES = `Exit codes:
  0    complete
  1    an account failed or its list may be incomplete; all received rows are printed
  2    usage or configuration error
${INTERRUPTIONS}`;

const VERIFY_EXIT_CODES = `Exit codes:
  0    no response contradicts its spec
  1    a response contradicts its spec
  2    an account could not be verified, the report or recording could not be written, or usage or configuration error
${INTERRUPTIONS}`;

/** The names of all providers: `A, B and C`. */
const NAMES = new Intl.ListFormat("en-GB").format(providers.map(({ displayName }) => displayName));

/** Called with the exit code of a subcommand. */
type Done = (exitCode: number) => void;

/**
 * Creates the command with its subcommands. `done` is called with the exit code of the subcommand that was run. Parsing
 * throws a {@link UsageError} for invalid arguments, and a `CommanderError` after it has printed a help text or the
 * version.
 */
export function createProgram(context: CliContext, done: Done): Command {
  const program = new Command("number-inventory")
    .description(`List every phone number you own at ${NAMES}.`)
    .version(version)
    .addHelpText("after", () => `\n${formatVariables()}\n${EXIT_CODES}`)
    .addCommand(createListCommand(context, done))
    .addCommand(createVerifyCommand(context, done))
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
    .addOption(providerOption())
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
    .addOption(timeoutOption())
    .addOption(retriesOption())
    .addOption(envFileOption())
    .addHelpText("after", () => `\n${EXAMPLES}\n${formatVariables()}\n${EXIT_CODES}`)
    .action(async (flags: ListFlags) => {
      if (flags.raw && flags.format !== "json" && flags.format !== "ndjson") {
        throw new UsageError("`--raw` requires `--format json` or `--format ndjson`", seeHelp("number-inventory list"));
      }
      done(await list(flags, context));
    });
}

function createVerifyCommand(context: CliContext, done: Done): Command {
  return new Command("verify")
    .description("compare the responses of every configured account with the specs; only reads are sent")
    .addOption(providerOption())
    .option("--pages <number>", "maximum number of pages per list; a page has 20 records", toPages, DEFAULT_PAGES)
    .addOption(
      new Option("--format <format>", `output format: ${REPORT_FORMATS.join(", ")}`)
        .default("text", "text")
        .argParser(toReportFormat),
    )
    .option(
      "--record <path>",
      "write requests and responses to a new file in HAR format, without credentials and personal data",
      toRecordPath,
    )
    .addOption(timeoutOption())
    .addOption(retriesOption())
    .addOption(envFileOption())
    .addHelpText("after", () => `\n${VERIFY_EXAMPLES}\n${formatVariables()}\n${VERIFY_EXIT_CODES}`)
    .action(async (flags: VerifyFlags) => done(await verify(flags, context)));
}

function createProvidersCommand({ env, stdout, stderr }: CliContext, done: Done): Command {
  return new Command("providers")
    .description("show which providers are configured and which variables are missing; no request is sent")
    .addOption(envFileOption())
    .addHelpText("after", `\n${PRECEDENCE}`)
    .action(async ({ envFile }: { envFile?: string[] }) => {
      await write(stdout, describeProviders(readVariables(env, envFile, stderr)));
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

/**
 * Makes a command throw a {@link UsageError} with a hint to its help text, instead of printing commander's message and
 * exiting.
 */
function throwUsageErrors(command: Command, fullName: string): void {
  for (const option of command.options) {
    const { parseArg } = option;
    if (parseArg !== undefined) {
      const parse = refusingRepetition(option.name(), parseArg);
      option.argParser((value, previous: unknown) => withHint(() => parse(value, previous), seeHelp(fullName)));
    }
  }
  command.configureOutput({ outputError: () => undefined }).exitOverride((error: CommanderError) => {
    // A help text or the version has been printed.
    if (error.exitCode === 0 || error.code === "commander.help") {
      throw error;
    }
    throw new UsageError(describeArgumentError(command, error), seeHelp(fullName));
  });
}

/** The parser of an option that throws if the option is repeated, unless its values are combined into an array. */
function refusingRepetition<Parse extends NonNullable<Option["parseArg"]>>(name: string, parseArg: Parse) {
  let isSet = false;
  return (value: string, previous: unknown): unknown => {
    const parsed = parseArg(value, previous);
    if (isSet && !Array.isArray(parsed)) {
      throw new UsageError(`\`--${name}\` must not be repeated`);
    }
    isSet = true;
    return parsed;
  };
}

/** The result of a function. The hint is added to a {@link UsageError} that has none. */
function withHint<Result>(run: () => Result, hint: string): Result {
  try {
    return run();
  } catch (error) {
    throw error instanceof UsageError && error.hint === "" ? new UsageError(error.message, hint) : error;
  }
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

function providerOption(): Option {
  const description = `only these providers (comma-separated or repeated): ${PROVIDER_IDS}`;
  return new Option("--provider <ids>", description).argParser(addProviders);
}

function timeoutOption(): Option {
  const option = new Option("--timeout <seconds>", "timeout per attempt, in seconds");
  return option.argParser(toSeconds).default(DEFAULT_TIMEOUT);
}

function retriesOption(): Option {
  return new Option("--retries <number>", "maximum retries per request").argParser(toRetries).default(DEFAULT_RETRIES);
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
