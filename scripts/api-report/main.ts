/**
 * `npm run api:check`: compares the public types of each entry point, as `npm run build` wrote them, with the reports
 * in `etc/`. `npm run api:update` rewrites the reports.
 */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  ExtractorMessageCategory,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { root } from "../openapi/specs.js";
import { entryPoints } from "./entry-points.js";

const update = process.argv.includes("--update");
const projectFolder = fileURLToPath(root);
const reportFolder = join(projectFolder, "etc");

/** The settings of API Extractor for one entry point: only the report. */
function configure(name: string, declarationFile: string, reportTempFolder: string): ExtractorConfig {
  const configObject: IConfigFile = {
    projectFolder,
    mainEntryPointFilePath: join(projectFolder, declarationFile),
    newlineKind: "lf",
    compiler: { tsconfigFilePath: join(projectFolder, "tsconfig.build.json") },
    apiReport: {
      enabled: true,
      reportFileName: name,
      reportFolder,
      reportTempFolder,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      extractorMessageReporting: {
        // The report marks each type that is part of the API but not exported.
        "ae-forgotten-export": { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
        // The project does not use release tags: everything that an entry point exports is public.
        "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
      },
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, "package.json"),
  });
}

/** Compares or rewrites the report of one entry point. Returns whether the committed report is up to date. */
function isUpToDate(config: ExtractorConfig): boolean {
  const result = Extractor.invoke(config, {
    localBuild: update,
    messageCallback: (message) => {
      message.handled = message.category === ExtractorMessageCategory.Console;
    },
  });
  return result.errorCount === 0 && (update || !result.apiReportChanged);
}

const temporaryFolder = await mkdtemp(join(tmpdir(), "api-report-"));
try {
  const files = await entryPoints();
  const outdated = [...files]
    .filter(([name, file]) => !isUpToDate(configure(name, file, temporaryFolder)))
    .map(([name]) => `etc/${name}.api.md`);
  const expected = new Set([...files.keys()].map((name) => `${name}.api.md`));
  const unexpected = (await readdir(reportFolder)).filter((file) => !expected.has(file));
  outdated.push(...unexpected.map((file) => `etc/${file} (no such entry point)`));
  if (outdated.length > 0) {
    console.error(`The public API differs from its report: ${outdated.join(", ")}`);
    console.error("If that is intended, run `npm run api:update` and commit the reports.");
    process.exitCode = 1;
  }
} finally {
  await rm(temporaryFolder, { recursive: true, force: true });
}
