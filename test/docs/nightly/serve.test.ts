/** `npm run docs -- --serve` on a copy of the project, which builds the site twice. */
import { readdirSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { useProjectCopy } from "../../support/docs/project-copy.js";

/** A build takes up to two minutes on a busy machine. */
const BUILD_TIME = 180_000;

const project = useProjectCopy();

test(
  "--serve prints the URL, rebuilds, keeps the site if a build fails, and exits with 0 on SIGINT",
  async () => {
    const { child, output } = project.start("--serve", "--port", "0");
    try {
      await vi.waitFor(() => expect(output()).toMatch(/http:\/\/127\.0\.0\.1:\d+\//), BUILD_TIME);
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output())![0];
      const page = async (name = "") => (await fetch(url + name)).text();
      expect(await page()).toMatch(/<h1[^>]*>number-inventory<\/h1>/);
      expect(readdirSync(project.folder).filter((name) => name.startsWith("site"))).toEqual(["site"]);
      expect((await fetch(`${url}../package.json`)).status).toBe(404);
      expect((await fetch(`${url}%2e%2e/package.json`)).status).toBe(404);

      const rename = (summary: string) =>
        project.edit("specs/apifonica/openapi.yaml", (text) =>
          text.replace("summary: List rented numbers", `summary: ${summary}`),
        );
      const restore = rename("List Them.");
      await vi.waitFor(() => expect(output()).toContain("Keeping the previous build."), BUILD_TIME);
      expect(output()).toContain("apifonica/openapi.yaml");
      expect(await page("redoc/apifonica/")).toContain("List rented numbers");

      restore();
      rename("List all numbers");
      await vi.waitFor(async () => expect(await page("redoc/apifonica/")).toContain("List all numbers"), BUILD_TIME);
    } finally {
      child.kill("SIGINT");
    }
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  },
  3 * BUILD_TIME,
);
