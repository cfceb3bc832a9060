/** The command line: its options, their checks, and its help. */
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

/** The command. `done` gets the exit code of what was run. */
export function createProgram(surroundings: CliContext, done: (exitCode: number) => void): Command {
  const { env, stdout } = surroundings;
  const envFile = () => new Option("--env-file <path>", "read variables from a file; those of the environment win");
  const program = new Command("number-inventory")
    .description("Lists the phone numbers of accounts with Invoca, CloudLX, Apifonica and CallGear as one inventory.")
    .version(version)
    .showHelpAfterError("(number-inventory --help tells more)")
    .addHelpText("after", () => `\n${variablesHelp()}\n${EXIT_CODES}`);

  program
    .command("list")
    .description("print the numbers of all configured accounts")
    .option("--provider <ids>", `only these, separated by commas: ${ids()}`, toProviders)
    .option(
      "--country <codes>",
      "only numbers of these countries (ISO 3166-1 alpha-2), for instance GB,US",
      toCountries,
    )
    .option("--type <types>", `only numbers of these types: ${TYPES.join(", ")}`, toTypes)
    .addOption(new Option("--format <format>", "how to print them").choices(FORMATS).default("table"))
    .option("--raw", "with json and ndjson: the provider's own record too, without what is secret in it", false)
    .option("--timeout <seconds>", "how long one attempt may take (default: 30)", toSeconds)
    .option("--retries <number>", "how often a failed attempt is repeated (default: 3)", toRetries)
    .addOption(envFile())
    .addHelpText("after", () => `\n${EXAMPLES}\n${variablesHelp()}\n${EXIT_CODES}`)
    .action(async (flags: ListFlags, command: Command) => {
      if (flags.raw && flags.format !== "json" && flags.format !== "ndjson") {
        command.error("error: option '--raw' goes with --format json or ndjson", { exitCode: 2 });
      }
      done(await list(flags, surroundings));
    });

  program
    .command("providers")
    .description("tell which providers are configured, and which variables are missing")
    .addOption(envFile())
    .action(async ({ envFile }: { envFile?: string }) => {
      await write(stdout, describeProviders(readEnvironment(env, envFile)));
      done(0);
    });

  return program;
}

function toProviders(value: string): AnyProvider[] {
  return split(value).map((id) => {
    const provider = findProvider(id.toLowerCase());
    if (provider === undefined) throw new InvalidArgumentError(`${JSON.stringify(id)} is none of ${ids()}.`);
    return provider;
  });
}

function toCountries(value: string): string[] {
  return split(value).map((code) => {
    const known = country(code);
    if (known === null) throw new InvalidArgumentError(`${JSON.stringify(code)} is no country code such as GB or US.`);
    return known;
  });
}

function toTypes(value: string): string[] {
  return split(value).map((type) => {
    if (!TYPES.includes(type))
      throw new InvalidArgumentError(`${JSON.stringify(type)} is none of ${TYPES.join(", ")}.`);
    return type;
  });
}

function toSeconds(value: string): number {
  const seconds = Number(value);
  if (value.trim() === "" || !(seconds >= 0.001) || seconds === Infinity) {
    throw new InvalidArgumentError("It has to be a number of seconds above 0, 0.001 at least.");
  }
  return seconds;
}

function toRetries(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError("It has to be a whole number, 0 or more.");
  return Number(value);
}

function split(value: string): string[] {
  const parts = value.split(",").map((part) => part.trim());
  if (parts.includes("")) throw new InvalidArgumentError("It has to be values separated by commas.");
  return parts;
}

function ids(): string {
  return providers.map(({ id }) => id).join(", ");
}

const EXAMPLES = `Examples:
  number-inventory list
  number-inventory list --provider invoca,apifonica --country GB --type mobile
  number-inventory list --format csv > numbers.csv
  number-inventory list --format ndjson --raw --env-file .env
`;

const EXIT_CODES = `Exit codes:
  0    everything was listed
  1    an account failed, or its list may not be complete; the other rows are printed
  2    wrong usage or configuration
  130  interrupted`;

function variablesHelp(): string {
  const lines = providers.flatMap((provider) =>
    variablesOf(provider).map(({ name, description: about, optional }) => {
      const when = { always: " (optional)", "with-base-url": ` (not needed with ${baseUrlVariable(provider)})` };
      return `  ${name.padEnd(24)}${about}${optional === undefined ? "" : when[optional]}`;
    }),
  );
  return `Credentials come from the environment, never from arguments:\n${lines.join("\n")}\n`;
}
