/**
 * `npm run release:check -- <tag>`: checks that the tag, `package.json` and `CHANGELOG.md` name the same release, and
 * prints its notes. In GitHub Actions, the outputs are `version` and `npm_tag`. Exits with 1 if something is wrong.
 */
import { appendFile, readFile } from "node:fs/promises";
import { root } from "../openapi/specs.js";
import { readRelease } from "./release-notes.js";

const readText = (path: string) => readFile(new URL(path, root), "utf8");

const [tag = ""] = process.argv.slice(2);
const { version } = JSON.parse(await readText("package.json")) as { version: string };
try {
  const release = readRelease(tag, version, await readText("CHANGELOG.md"));
  console.log(release.notes);
  const output = process.env["GITHUB_OUTPUT"];
  if (output !== undefined) {
    await appendFile(output, `version=${release.version}\nnpm_tag=${release.isPrerelease ? "next" : "latest"}\n`);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
