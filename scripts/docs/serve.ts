/** Serves the site on loopback and rebuilds it when a spec changes. */
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
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".yaml": "application/yaml; charset=utf-8",
};

/** Starts a server on loopback for the files of a folder, with an optional path prefix (`below`). */
export async function startServer(folder: string, port = 0, below = "/"): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://localhost${request.url}`);
    const path = pathname.startsWith(below) ? decode(pathname.slice(below.length)) : undefined;
    readFileOf(folder, path).then(
      ({ name, bytes }) => {
        const type = TYPES[extname(name)] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(bytes);
      },
      async () => {
        const page = await readFile(join(folder, "404.html")).catch(() => "404 Not Found\n");
        response.writeHead(404, { "content-type": TYPES[".html"] }).end(page);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}` };
}

/** Reads the file for a path below the root of the site. For a folder, that is its index.html. */
async function readFileOf(folder: string, path: string | undefined): Promise<{ name: string; bytes: Buffer }> {
  if (path === undefined) {
    throw new Error("not a path of the site");
  }
  const file = normalize(`/${path}`);
  const name = file.endsWith("/") ? `${file}index.html` : file;
  return { name, bytes: await readFile(join(folder, name)) };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Serves the folder and watches the specs until SIGINT or SIGTERM. */
export async function serve(folder: string, port: number): Promise<void> {
  const { server, url } = await startServer(folder, port).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === "EADDRINUSE"
        ? `port ${port} is in use: npm run docs -- --serve --port ${port < 65_535 ? port + 1 : 4020}`
        : message,
    );
  });
  console.log(`Serving site at ${url} (Ctrl-C to stop); rebuilds when a spec changes`);
  const watcher = watchSpecs();
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  watcher.close();
  server.closeAllConnections();
  server.close();
}

/** Rebuilds after a change, one build at a time. The previous site is kept if a build fails. */
function watchSpecs() {
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const rebuild = async () => {
    try {
      await buildSite();
      console.log("rebuilt");
    } catch (error) {
      console.error(`docs: ${(error as Error).message}\nKeeping the previous build.`);
    }
  };
  return watch(fileURLToPath(new URL("specs/", root)), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (building = building.then(rebuild)), 100);
  });
}
