import { expect, test, vi } from "vitest";
import { Credentials, type CredentialSource } from "../../src/http/credentials.js";
import { Redactor } from "../../src/http/redactor.js";

const { signal } = new AbortController();
const create = (source: string | CredentialSource) => new Credentials("token", source, new Redactor());

/** A source of `token-1`, `token-2`, … */
function countingSource() {
  let count = 0;
  return vi.fn<CredentialSource>(() => Promise.resolve(`token-${++count}`));
}

test("a string is trimmed, and checked when the credentials are created", async () => {
  expect(await create(" token-1 ").get(signal)).toBe("token-1");
  expect(() => create("two\nlines")).toThrow("`token` must be a non-empty string of printable ASCII");
});

test("a function is called once for concurrent and later calls", async () => {
  const source = countingSource();
  const credentials = create(source);
  expect(await Promise.all([credentials.get(signal), credentials.get(signal)])).toEqual(["token-1", "token-1"]);
  expect(await credentials.get(signal)).toBe("token-1");
  expect(source).toHaveBeenCalledTimes(1);
});

test("an expired credential is obtained again", async () => {
  let count = 0;
  const credentials = create((_, setLifetimeMs) => {
    setLifetimeMs(-1);
    return `token-${++count}`;
  });
  expect(await credentials.get(signal)).toBe("token-1");
  expect(await credentials.get(signal)).toBe("token-2");
});

test("concurrent calls share one renewal; a call whose credential was renewed already obtains none", async () => {
  const source = countingSource();
  const credentials = create(source);
  await credentials.get(signal);
  const renewals = [credentials.renew("token-1", signal), credentials.renew("token-1", signal)];
  expect(await Promise.all(renewals)).toEqual([true, true]);
  expect(await credentials.renew("token-1", signal)).toBe(true);
  expect(await credentials.get(signal)).toBe("token-2");
  expect(source).toHaveBeenCalledTimes(2);
});

test("there is no other credential if it is a string, or if its function fails or returns the same", async () => {
  for (const source of ["token-1", () => "token-1"]) {
    const credentials = create(source);
    await credentials.get(signal);
    expect(await credentials.renew("token-1", signal)).toBe(false);
  }
  const source = vi.fn<CredentialSource>().mockReturnValueOnce("token-1").mockRejectedValue(new Error("vault closed"));
  const credentials = create(source);
  await credentials.get(signal);
  expect(await credentials.renew("token-1", signal)).toBe(false);
});

test("the abort of the call that obtains the credential does not fail the calls that share it", async () => {
  const controller = new AbortController();
  const source = vi
    .fn<CredentialSource>()
    .mockImplementationOnce(
      (own) => new Promise((_, reject) => own.addEventListener("abort", () => reject(new Error("aborted")))),
    )
    .mockReturnValue("token-2");
  const credentials = create(source);
  const aborted = credentials.get(controller.signal);
  const other = credentials.get(signal);
  controller.abort();
  await expect(aborted).rejects.toThrow("aborted");
  expect(await other).toBe("token-2");
});

test("a credential that arrives after the abort of its call does not affect the next one", async () => {
  const resolvers: ((credential: string) => void)[] = [];
  const source = vi.fn<CredentialSource>(() => new Promise((resolve) => resolvers.push(resolve)));
  const credentials = create(source);
  const [first, second] = [new AbortController(), new AbortController()];
  const late = credentials.get(first.signal);
  first.abort();
  void credentials.get(second.signal);
  resolvers[0]!("token-1");
  await late;
  second.abort(); // its credential never arrives
  const third = credentials.get(signal);
  expect(source).toHaveBeenCalledTimes(3);
  resolvers[2]!("token-3");
  expect(await third).toBe("token-3");
});
