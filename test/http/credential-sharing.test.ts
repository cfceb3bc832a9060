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

/** A source whose credentials arrive when the test resolves them. */
function heldSource() {
  const signals: AbortSignal[] = [];
  const resolvers: ((credential: string) => void)[] = [];
  const source = vi.fn<CredentialSource>((own) => {
    signals.push(own);
    return new Promise((resolve) => resolvers.push(resolve));
  });
  return { source, signals, resolvers };
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

test("the abort of the call that obtains the credential does not end the work for the calls that share it", async () => {
  const { source, signals, resolvers } = heldSource();
  const credentials = create(source);
  const [first, second] = [new AbortController(), new AbortController()];
  const waiting = [credentials.get(first.signal), credentials.get(second.signal)];
  first.abort();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  resolvers[0]!("token-1");
  expect(await waiting[1]).toBe("token-1");
  expect(await credentials.get(signal)).toBe("token-1");
  expect(source).toHaveBeenCalledTimes(1);
});

test("the work is aborted when all calls that share it are; the next call starts it again", async () => {
  const { source, signals, resolvers } = heldSource();
  const credentials = create(source);
  const controllers = [new AbortController(), new AbortController()];
  controllers.forEach((controller) => void credentials.get(controller.signal));
  controllers.forEach((controller) => controller.abort());
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  const next = credentials.get(signal);
  resolvers[1]!("token-2");
  expect(await next).toBe("token-2");
});

test("after the abort of the call that started it, other calls do not join work that may never end", async () => {
  const { source, signals, resolvers } = heldSource();
  const credentials = create(source);
  const first = new AbortController();
  void credentials.get(first.signal);
  const old = credentials.get(signal);
  first.abort();
  const next = credentials.get(signal);
  expect(source).toHaveBeenCalledTimes(2);
  resolvers[1]!("token-2");
  expect(await next).toBe("token-2");
  resolvers[0]!("token-1");
  expect(await old).toBe("token-1");
  expect(await credentials.get(signal)).toBe("token-2");
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
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
