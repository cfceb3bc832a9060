import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { toSharedSignal } from "../../src/http/shared-signal.js";

test("without a signal there is none", () => {
  expect(toSharedSignal(undefined)).toBeUndefined();
});

test("it is the same for the same signal, and another for another", () => {
  const { signal } = new AbortController();
  expect(toSharedSignal(signal)).toBe(toSharedSignal(signal));
  expect(toSharedSignal(new AbortController().signal)).not.toBe(toSharedSignal(signal));
});

test("it has the state of the caller's signal, and calls all listeners", () => {
  const controller = new AbortController();
  const shared = toSharedSignal(controller.signal)!;
  const listeners = [vi.fn(), vi.fn()];
  listeners.forEach((listener) => shared.addEventListener("abort", listener));
  expect(shared).toMatchObject({ aborted: false, reason: undefined });
  controller.abort("enough");
  expect(shared).toMatchObject({ aborted: true, reason: "enough" });
  listeners.forEach((listener) => expect(listener).toHaveBeenCalledOnce());
});

test("the caller's signal has one listener while there are any", () => {
  const { signal } = new AbortController();
  const shared = toSharedSignal(signal)!;
  const listeners = Array.from({ length: 20 }, () => () => undefined);
  const remaining = () => getEventListeners(signal, "abort").length;
  expect(remaining()).toBe(0);
  listeners.forEach((listener) => shared.addEventListener("abort", listener));
  expect(remaining()).toBe(1);
  listeners.slice(1).forEach((listener) => shared.removeEventListener("abort", listener));
  expect(remaining()).toBe(1);
  shared.removeEventListener("abort", () => undefined);
  expect(remaining()).toBe(1);
  shared.removeEventListener("abort", listeners[0]!);
  expect(remaining()).toBe(0);
});

test("a removed listener is not called", () => {
  const controller = new AbortController();
  const shared = toSharedSignal(controller.signal)!;
  const listener = vi.fn();
  shared.addEventListener("abort", listener);
  shared.removeEventListener("abort", listener);
  controller.abort();
  expect(listener).not.toHaveBeenCalled();
});
