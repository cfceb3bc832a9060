/**
 * `npm run docs`: builds the documentation site into `site/`. With `--serve` it also serves it on loopback, and
 * rebuilds it when a spec changes.
 */
import { Command, InvalidArgumentError } from "commander";

const program = new Command("docs")
  .description("Builds the documentation site into site/.")
  .option("--serve", "serve it on loopback and rebuild it when a spec changes")
  .option("--port <number>", "port for --serve; 0 means any free port", readPort, 4020)
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "docs: ")) })
  .parse();
const options = program.opts<{ serve?: true; port: number }>();
if (options.serve === undefined && program.getOptionValueSource("port") === "cli") {
  program.error("error: --port requires --serve");
}

try {
  // Imported here because the dependencies of the builder take a second or two to load.
  const { buildSite, SITE } = await import("./build.js");
  const { serve } = await import("./serve.js");
  const started = performance.now();
  await buildSite();
  console.log(`wrote site/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (options.serve) {
    await serve(SITE, options.port);
  }
} catch (error) {
  console.error(`docs: ${(error as Error).message}`);
  process.exit(1);
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) {
    return Number(text);
  }
  throw new InvalidArgumentError("Must be a number from 0 (any free port) to 65535.");
}
