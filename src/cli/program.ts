/** The command line: options, their checks, and help texts. */
import { createRequire } from "node:module";
import { Command, InvalidArgumentError, Option } from "commander";
import { findProvider, providers, type AnyProvider } from "../providers/index.js";
import { country } from "../providers/values.js";
import { baseUrlVariable, readEnvironment, variablesOf } from "./environment.js";
import { FORMATS, list, type ListFlags, type CliContext } from "./list.js";
import { write } from "./output.js";
import { describeProviders } from "./providers.js";

const TYPES = ["local", "mobile", "toll_free", "sip"];

const { version } = createRequire(import.meta.url)("number-inventory/package.json") as { version: string };

const EXAMPLES = `Examples:
  number-inventory list
  number-inventory list --provider invoca,apifonica --country GB --type mobile
  number-inventory list --format csv > numbers.csv
  number-inventory list --format ndjson --raw --env-file .env
`;

const EXIT_CODES = `Exit codes:
  0    complete
  1    partial result: an account failed or its list may be incomplete;
       all received rows are printed
  2    usage or configuration error
  130  interrupted (143 after SIGTERM)`;

/** Called with the exit code of a subcommand. */
type Done = (exitCode: number) => void;

/** Creates the command with its subcommands. `done` is called with the exit code of the subcommand that was run. */
export function createProgram(context: CliContext, done: Done): Command {
  return new Command("number-inventory")
    .description("List the phone numbers of all your accounts at Invoca, CloudLX, Apifonica and CallGear.")
    .version(version)
    .showHelpAfterError("See 'number-inventory --help'.")
    .addHelpText("after", () => `\n${variablesHelp()}\n${EXIT_CODES}`)
    .addCommand(createListCommand(context, done))
    .addCommand(createProvidersCommand(context, done));
}

function createListCommand(context: CliContext, done: Done): Command {
  return new Command("list")
    .description("list phone numbers of all configured accounts")
    .showHelpAfterError("See 'number-inventory list --help'.")
    .option("--provider <ids>", `comma-separated providers: ${ids()}`, toProviders)
    .option("--country <codes>", "filter by country (ISO 3166-1 alpha-2, e.g. GB,US)", toCountries)
    .option("--type <types>", `filter by type: ${TYPES.join(", ")}`, toTypes)
    .addOption(new Option("--format <format>", "output format").choices(FORMATS).default("table"))
    .option("--raw", "include the provider's raw record, secrets omitted (json, ndjson only)", false)
    .option("--timeout <seconds>", "timeout per attempt, in seconds (default: 30)", toSeconds)
    .option("--retries <number>", "maximum retries per request (default: 3)", toRetries)
    .addOption(envFileOption())
    .addHelpText("after", () => `\n${EXAMPLES}\n${variablesHelp()}\n${EXIT_CODES}`)
    .action(async (flags: ListFlags, command: Command) => {
      if (flags.raw && flags.format !== "json" && flags.format !== "ndjson") {
        command.error("error: --raw requires --format json or ndjson", { exitCode: 2 });
      }
      done(await list(flags, context));
    });
}

function createProvidersCommand({ env, stdout }: CliContext, done: Done): Command {
  return new Command("providers")
    .description("show which providers are configured")
    .showHelpAfterError("See 'number-inventory providers --help'.")
    .addOption(envFileOption())
    .action(async ({ envFile }: { envFile?: string }) => {
      await write(stdout, describeProviders(readEnvironment(env, envFile)));
      done(0);
    });
}

function envFileOption(): Option {
  return new Option("--env-file <path>", "read variables from a file; existing environment variables take precedence");
}

function toProviders(value: string): AnyProvider[] {
  return split(value).map((id) => {
    const provider = findProvider(id.toLowerCase());
    if (provider === undefined) {
      throw new InvalidArgumentError(`Unknown provider ${JSON.stringify(id)}; choose from ${ids()}.`);
    }
    return provider;
  });
}

function toCountries(value: string): string[] {
  return split(value).map((code) => {
    const known = country(code);
    if (known === null) {
      throw new InvalidArgumentError(
        `${JSON.stringify(code)} is not an ISO 3166-1 alpha-2 country code (e.g. GB, US).`,
      );
    }
    return known;
  });
}

function toTypes(value: string): string[] {
  return split(value).map((type) => {
    if (!TYPES.includes(type)) {
      throw new InvalidArgumentError(`Unknown type ${JSON.stringify(type)}; choose from ${TYPES.join(", ")}.`);
    }
    return type;
  });
}

function toSeconds(value: string): number {
  const seconds = Number(value);
  if (value.trim() === "" || !(seconds >= 0.001) || seconds === Infinity) {
    throw new InvalidArgumentError("Must be a number of seconds, at least 0.001.");
  }
  return seconds;
}

function toRetries(value: string): number {
  if (!/^\d{1,4}$/.test(value)) {
    throw new InvalidArgumentError("Must be an integer from 0 to 9999.");
  }
  return Number(value);
}

function split(value: string): string[] {
  const parts = value.split(",").map((part) => part.trim());
  if (parts.includes("")) {
    throw new InvalidArgumentError("Must be a comma-separated list without empty values.");
  }
  return parts;
}

function ids(): string {
  return providers.map(({ id }) => id).join(", ");
}

function variablesHelp(): string {
  const lines = providers.flatMap((provider) =>
    variablesOf(provider).map(({ name, description, optional }) => {
      const suffixes = { always: " (optional)", "with-base-url": ` (not needed with ${baseUrlVariable(provider)})` };
      return `  ${name.padEnd(24)}${description}${optional === undefined ? "" : suffixes[optional]}`;
    }),
  );
  return `Credentials are read from the environment or from --env-file, never from arguments:\n${lines.join("\n")}\n`;
}
