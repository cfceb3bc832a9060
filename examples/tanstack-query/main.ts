/** The server: sends the page, and forwards the requests of its client with the credential. */
import { createServer, type ServerResponse } from "node:http";
import { build } from "esbuild";

const {
  INVOCA_BASE_URL = "https://leadtrust.invoca.net/api/2022-08-01",
  INVOCA_TOKEN = "",
  PORT = "3000",
} = process.env;

/** What the page may read: the list of one network, and its records. */
const READABLE = /^\/api\/invoca(\/1234\/customer_phone_numbers(?:\/\d+)?\.json(?:\?.*)?)$/;

const { outputFiles } = await build({
  entryPoints: [`${import.meta.dirname}/app.tsx`],
  bundle: true,
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  write: false,
});
const page = `<!doctype html><title>Destinations</title><link rel="icon" href="data:,">
<body><script>${outputFiles[0]?.text}</script>`;

/** Sends a request of the page to the API. In your app, check first that the user is logged in. */
async function forward(path: string, toPage: ServerResponse): Promise<void> {
  const response = await fetch(INVOCA_BASE_URL + path, { headers: { authorization: INVOCA_TOKEN } });
  const body = await response.text();
  for (const name of ["content-type", "retry-after"]) {
    const value = response.headers.get(name);
    if (value !== null) {
      toPage.setHeader(name, value);
    }
  }
  toPage.writeHead(response.status).end(body);
}

const server = createServer(({ method, url = "" }, response) => {
  const path = READABLE.exec(url)?.[1];
  if (method === "GET" && path !== undefined) {
    forward(path, response).catch(() => response.writeHead(502).end());
  } else if (method === "GET" && url === "/") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  } else {
    response.writeHead(404).end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log("Listening:", server.address()));
