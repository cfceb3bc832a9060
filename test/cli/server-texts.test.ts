/** Texts of a server that messages of the command quote: they may contain a credential. */
import { expect, test } from "vitest";
import { run } from "../support/command.js";
import { serve } from "../support/serve.js";

test.each(["acc3ss-t0ken", "r3fresh-t0ken"])(
  "the address in an error is that of the operation, not a redirect's target with the token %s",
  async (token) => {
    const url = await serve(({ method, url: path }, response) => {
      if (method === "POST") {
        response.end('{"access_token":"acc3ss-t0ken","refresh_token":"r3fresh-t0ken"}');
      } else if (path?.startsWith("/numbers")) {
        response.writeHead(302, { location: `/elsewhere/${token}` }).end();
      } else {
        response.writeHead(404).end();
      }
    });
    const env = { CLOUDLX_BASE_URL: url, CLOUDLX_CLIENT_ID: "id", CLOUDLX_CLIENT_SECRET: "s3cret" };
    const { code, stderr } = await run(["list"], env);
    expect(code).toBe(1);
    expect(stderr).toContain(`cloudlx: listNumbers: HTTP 404 (${url}/numbers, 1 attempt): check CLOUDLX_BASE_URL\n`);
    expect(stderr).not.toContain(token);
  },
);

test("a credential in the id or the property name of a record that is printed in part is redacted in the warning", async () => {
  const deep = `${"[".repeat(600)}${"]".repeat(600)}`;
  const url = await serve((_, response) => {
    response.end(`{"data":[{"id":"x-s3cret-t0ken","s3cret-t0ken":${deep}}],"recordsTotal":1}`);
  });
  const env = { INVOCA_BASE_URL: url, INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "s3cret-t0ken" };
  const { code, stderr } = await run(["list", "--raw", "--format", "ndjson"], env);
  expect(code).toBe(1);
  expect(stderr).toContain("invoca: number x-[redacted]: `[redacted]` of its raw record is nested too deeply");
  expect(stderr).not.toContain("s3cret-t0ken");
});

test("an argument of `help` is shown up to its value", async () => {
  const { code, stderr } = await run(["help", "INVOCA_TOKEN=s3cret-t0ken"], {});
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "number-inventory: unknown command `INVOCA_TOKEN`\nSee 'number-inventory --help'.\n",
  });
});
