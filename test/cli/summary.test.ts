import { expect, test } from "vitest";
import { summarize } from "../../src/cli/summary.js";
import { countNumber, Tallies, toExitCode, type AccountTally } from "../../src/cli/tally.js";
import type { InventoryNumber } from "../../src/index.js";
import { emptyNumber } from "../support/empty-number.js";

function tally(account: string, part: Partial<AccountTally> = {}): AccountTally {
  const counts = { received: 0, matched: 0, withoutValue: { country: 0, type: 0 }, printedInPart: 0 };
  return { account, ...counts, outcome: { state: "complete" }, ...part };
}

function all(received: number): Partial<AccountTally> {
  return { received, matched: received };
}

test.each<[string, AccountTally[], string[]]>([
  ["one number", [tally("invoca", all(1))], ["invoca: 1 number", "1 number from 1 account"]],
  [
    "no numbers",
    [tally("invoca"), tally("cloudlx")],
    ["invoca: no numbers", "cloudlx: no numbers", "no numbers from 2 accounts"],
  ],
  [
    "a failed account",
    [
      tally("invoca", all(1000)),
      tally("cloudlx", { outcome: { state: "failed", message: "HTTP 401: check X" } }),
      tally("apifonica", all(500)),
      tally("callgear", all(300)),
    ],
    [
      "invoca: 1,000 numbers",
      "cloudlx: no numbers; failed: HTTP 401: check X",
      "apifonica: 500 numbers",
      "callgear: 300 numbers",
      "1,800 numbers from 3 accounts; 1 account failed",
    ],
  ],
  [
    "only failed accounts",
    [tally("invoca", { outcome: { state: "failed", message: "m" } })],
    ["invoca: no numbers; failed: m", "no numbers; 1 account failed"],
  ],
  [
    "an account that failed after some numbers, and one that may be incomplete",
    [
      tally("invoca", { ...all(100), outcome: { state: "failed", message: "m" } }),
      tally("cloudlx", { ...all(50), outcome: { state: "incomplete", message: "r" } }),
    ],
    [
      "invoca: 100 numbers; failed: m",
      "cloudlx: 50 numbers; may be incomplete: r",
      "150 numbers from 2 accounts; 1 account failed; 1 list may be incomplete",
    ],
  ],
  [
    "records printed in part",
    [tally("invoca", { ...all(3), printedInPart: 1 })],
    ["invoca: 3 numbers; 1 record printed in part", "3 numbers from 1 account; 1 record printed in part"],
  ],
  [
    "an interruption",
    [{ ...tally("invoca", all(3)), outcome: undefined }],
    ["invoca: 3 numbers; not listed to the end", "3 numbers from 1 account; 1 account not listed to the end"],
  ],
])("the summary of %s", (_, tallies, expected) => {
  const { warnings, accounts, total } = summarize(tallies, {});
  expect([...accounts.map(({ account, text }) => `${account}: ${text}`), total]).toEqual(expected);
  expect(warnings).toEqual([]);
});

test("under a filter, the summary has the numbers that match and those without a value", () => {
  const filters = { type: ["mobile", "sip"], country: ["GB"] };
  const tallies = [
    tally("invoca", { received: 1000, withoutValue: { country: 2, type: 1000 } }),
    tally("apifonica", { received: 500, matched: 1, withoutValue: { country: 3, type: 0 } }),
    tally("cloudlx"),
  ];
  expect(summarize(tallies, filters)).toEqual({
    warnings: [
      "invoca never reports a type: `--type` omits its 1,000 numbers; `--type mobile,sip,unknown` includes them",
    ],
    accounts: [
      {
        account: "invoca",
        text: "none of 1,000 numbers match; 2 without a country omitted; 1,000 without a type omitted",
      },
      { account: "apifonica", text: "1 of 500 numbers matches; 3 without a country omitted" },
      { account: "cloudlx", text: "no numbers" },
    ],
    total: "1 number matches the filters (1,500 numbers from 3 accounts)",
  });
  const none = summarize([tally("invoca", { received: 2 })], { country: ["GB"] });
  expect(none.total).toBe("no numbers match the filters (2 numbers from 1 account)");
});

test("numbers are counted by account, and those without a value by field", () => {
  const tallies = new Tallies();
  const filters = { type: ["mobile", "unknown"], country: ["GB"] };
  const count = (part: Partial<InventoryNumber>) =>
    countNumber(tallies.of("invoca"), { ...emptyNumber, ...part } as InventoryNumber, filters);
  expect(count({ type: "mobile", country: "GB" })).toBe(true);
  expect(count({ type: null, country: "GB" })).toBe(true);
  expect(count({ type: "sip", country: "GB" })).toBe(false);
  expect(count({ type: "mobile", country: null })).toBe(false);
  expect(tallies.list()).toEqual([
    { account: "invoca", received: 4, matched: 2, withoutValue: { country: 1, type: 0 }, printedInPart: 0 },
  ]);
});

test("the exit code is 0 only if every list is complete and printed as a whole", () => {
  expect(toExitCode([tally("a"), tally("b")])).toBe(0);
  expect(toExitCode([tally("a"), tally("b", { printedInPart: 1 })])).toBe(1);
  expect(toExitCode([tally("a", { outcome: { state: "failed", message: "" } })])).toBe(1);
  expect(toExitCode([tally("a", { outcome: { state: "incomplete", message: "" } })])).toBe(1);
});
