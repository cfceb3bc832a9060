/** Serves the site on loopback, with a mock to which its pages can send, and rebuilds it when a spec changes. */
import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Mock } from "../../src/cli/mock/run-mock.js";
import { close, startMock } from "../../src/cli/mock/server.js";
import { root } from "../openapi/specs.js";
import { buildSite } from "./build.js";
import { MOCK_URL } from "./samples/request.js";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".yaml": "application/yaml; charset=utf-8",
};

/** What a server serves besides the files. */
export interface ServerOptions {
  port?: number;
  /** A path prefix. */
  below?: string;
  /** The URL of a mock. The pages send to it on their own origin, as their policy requires. */
  mockUrl?: string;
}

/** Starts a server on loopback for the files of a folder. */
export async function startServer(
  folder: string,
  { port = 0, below = "/", mockUrl }: ServerOptions = {},
): Promise<{ server: Server; url: string }> {
  const mockPath = `${below}mock/`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(`http://localhost${request.url}`);
    if (mockUrl !== undefined && pathname.startsWith(mockPath)) {
      forward(request, response, `${mockUrl}/${request.url?.slice(mockPath.length)}`);
      return;
    }
    const path = pathname.startsWith(below) ? decode(pathname.slice(below.length)) : undefined;
    readFileOf(folder, path).then(
      ({ name, bytes }) => {
        const type = TYPES[extname(name)] ?? "application/octet-stream";
        const isPage = mockUrl !== undefined && name.endsWith(".html");
        const content = isPage
          ? bytes.toString().replace("</head>", `<meta name="mock" content="${mockPath}"/>$&`)
          : bytes;
        response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(content);
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

/** Passes a request to another server, and its response back. */
function forward(request: IncomingMessage, response: ServerResponse, url: string): void {
  const { host: _host, ...headers } = request.headers;
  const passed = send(url, { method: request.method ?? "GET", headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  });
  passed.once("error", () => response.writeHead(502).end());
  request.pipe(passed);
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
  const mock = await startMockForSamples();
  const { server, url } = await startServer(folder, { port, mockUrl: mock.url }).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === "EADDRINUSE"
        ? `port ${port} is in use: npm run docs -- --serve --port ${port < 65_535 ? port + 1 : 4020}`
        : message,
    );
  });
  console.log(`Serving site at ${url} (Ctrl-C to stop), with a mock at ${mock.url}; rebuilds when a spec changes`);
  const watcher = watchSpecs();
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  watcher.close();
  await Promise.all([close(server), mock.close()]);
}

/** Starts the mock of the package at the port in the samples, or at a free port if another mock has it. */
async function startMockForSamples(): Promise<Mock> {
  return startMock({ port: Number(new URL(MOCK_URL).port) }).catch(() => startMock());
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
