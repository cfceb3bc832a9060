import { expect, test, vi } from "vitest";
import { StopSignal } from "../../src/listing/stop-signal.js";

test("it is aborted with the reason of the caller's signal", () => {
  const controller = new AbortController();
  const signal = new StopSignal(controller.signal);
  const listener = vi.fn();
  signal.addEventListener("abort", listener);
  expect(signal.aborted).toBe(false);
  controller.abort("enough");
  expect(listener).toHaveBeenCalledOnce();
  expect(signal).toMatchObject({ aborted: true, reason: "enough" });
});

test("it is aborted at once if the caller's signal is", () => {
  expect(new StopSignal(AbortSignal.abort("before"))).toMatchObject({ aborted: true, reason: "before" });
});

test("stop() aborts it without a caller's signal too", () => {
  const signal = new StopSignal();
  const listener = vi.fn();
  signal.addEventListener("abort", listener);
  signal.stop();
  expect(listener).toHaveBeenCalledOnce();
  expect(signal.aborted).toBe(true);
});

test("after stop() the caller's signal has no effect", () => {
  const controller = new AbortController();
  const signal = new StopSignal(controller.signal);
  signal.stop();
  const listener = vi.fn();
  signal.addEventListener("abort", listener);
  controller.abort();
  expect(listener).not.toHaveBeenCalled();
});

test("a listener that was removed is not called", () => {
  const signal = new StopSignal();
  const listener = vi.fn();
  signal.addEventListener("abort", listener);
  signal.removeEventListener("abort", listener);
  signal.stop();
  expect(listener).not.toHaveBeenCalled();
});
