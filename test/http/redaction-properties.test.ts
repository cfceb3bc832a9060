import fc from "fast-check";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Redactor } from "../../src/http/redactor.js";
import { CASES, failureOf, NOWHERE } from "../support/simulators/connect.js";
import { credential, decodings, context, piecesOf, spelling } from "../support/spellings.js";
import "../support/property-runs.js";

/** The pieces of a credential that are in one of several texts. */
function piecesIn(texts: Iterable<string>, secret: string): string[] {
  const all = [...texts];
  return piecesOf(secret).filter((piece) => all.some((text) => text.includes(piece)));
}

const scenario = fc
  .record({ secret: credential, spell: spelling, before: context, after: context })
  .map(({ secret, spell, before, after }) => ({ secret, text: before + spell(secret) + after, before, after }));

test("property: a redactor redacts a credential in any spelling, between any texts", () => {
  fc.assert(
    fc.property(scenario, ({ secret, text, before, after }) => {
      const redactor = new Redactor();
      redactor.add(secret);
      const shown = redactor.redact(text);
      const visible = piecesIn(decodings(shown, 4), secret);
      const isRedacted = shown.includes("[redacted]") || text.length > 4096;
      expect({ text, shown, visible, isRedacted }).toEqual({
        text,
        shown,
        visible: piecesIn([before, after], secret),
        isRedacted: true,
      });
    }),
    { numRuns: 1500 },
  );
});

test("property: wherever a string is cut, by the redactor or by the server, no piece of a credential is visible", () => {
  fc.assert(
    fc.property(scenario, fc.nat({ max: 600 }), fc.boolean(), ({ secret, text, before, after }, length, isByServer) => {
      const redactor = new Redactor();
      redactor.add(secret);
      const shown = isByServer ? redactor.redact(text.slice(0, length)) : redactor.redact(text, length);
      const visible = piecesIn(decodings(shown, 4), secret);
      expect({ text, length, shown, visible }).toEqual({
        text,
        length,
        shown,
        visible: piecesIn([before, after], secret),
      });
    }),
    { numRuns: 1500 },
  );
});

/** The bodies in which a server can return a string. */
const bodies = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => JSON.stringify({ error: { code: -1, message: text, data: { mnemonic: text, [text]: [text] } } }),
  (text) => JSON.stringify({ message: JSON.stringify({ nested: JSON.stringify({ text }) }) }, undefined, 2),
  (text) => JSON.stringify({ message: text }).slice(0, -3),
  (text) => `<html><body>${text}</body></html>`,
);

describe.each(CASES)("$id", ({ list }) => {
  test("property: no text of an error contains a credential, in any spelling, body and status", async () => {
    const statuses = fc.constantFrom(200, 400, 401, 403, 404, 429, 500);
    await fc.assert(
      fc.asyncProperty(scenario, bodies, statuses, async ({ secret, text, before, after }, body, status) => {
        const fetch = () => Promise.resolve(new Response(body(text), { status }));
        const error = await failureOf(list(NOWHERE, {}, { credential: secret, fetch, retry: false }).toArray());
        const { stack, message } = error;
        const shown = [message, String(stack), JSON.stringify(error), inspect(error, { depth: 9 })].join("\n");
        expect({ shown, visible: piecesIn(decodings(shown, 2), secret) }).toEqual({
          shown,
          visible: piecesIn([before, after], secret),
        });
      }),
      { numRuns: 100 },
    );
  });
});
