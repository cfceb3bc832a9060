/** Serves the site on loopback while its sources are worked on. */
import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../openapi/specs.js";
import { buildSite } from "./build.js";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".yaml": "application/yaml; charset=utf-8",
};

/** A server for the files of a folder, listening on loopback, below a path if one is given. */
export async function startServer(folder: string, port = 0, below = "/"): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://localhost${request.url}`);
    const path = pathname.startsWith(below) ? decode(pathname.slice(below.length)) : undefined;
    const file = normalize(`/${path === "" ? "index.html" : path}`);
    const type = TYPES[extname(file)];
    const content =
      path === undefined || type === undefined ? Promise.reject(new Error()) : readFile(join(folder, file));
    content.then(
      (bytes) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(bytes),
      () => response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.\n"),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}` };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Serves the folder and watches the specs, until the process is told to end. */
export async function serve(folder: string, port: number): Promise<void> {
  const { server, url } = await startServer(folder, port).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(code === "EADDRINUSE" ? `port ${port} is taken: choose another one with --port` : message);
  });
  console.log(`The site is at ${url} until this ends (Ctrl-C); it is built anew when a spec changes.`);
  const watcher = watchSpecs();
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  watcher.close();
  server.closeAllConnections();
  server.close();
}

/** Builds anew after a change, once at a time; the site of before stays where a build fails. */
function watchSpecs() {
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const rebuild = async () => {
    try {
      await buildSite();
      console.log("built anew");
    } catch (error) {
      console.error(`docs: ${(error as Error).message}\nThe last good site stays.`);
    }
  };
  return watch(fileURLToPath(new URL("specs/", root)), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (building = building.then(rebuild)), 100);
  });
}
