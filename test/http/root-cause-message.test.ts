import { expect, test } from "vitest";
import { rootCauseMessage } from "../../src/http/root-cause-message.js";

test("the message of the innermost cause that has one is shown", () => {
  const cause = new Error("ENOTFOUND api.test", { cause: new Error("") });
  expect(rootCauseMessage(new TypeError("fetch failed", { cause }))).toBe("ENOTFOUND api.test");
});

test("the code is shown if there is no message", () => {
  const aggregate = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
  expect(rootCauseMessage(new TypeError("fetch failed", { cause: aggregate }))).toBe("ECONNREFUSED");
});

test("a thrown value that is not an error is shown as text", () => {
  expect(rootCauseMessage("text")).toBe("text");
  expect(rootCauseMessage(new Error("outer", { cause: "inner" }))).toBe("inner");
});

test("without any message, it is empty", () => {
  for (const value of [undefined, null, "", new Error(""), new Error("", { cause: new Error("") })]) {
    expect(rootCauseMessage(value)).toBe("");
  }
});

test("OpenSSL's messages are shown without their numbers and files, with the probable cause if it is not TLS", () => {
  const withReason = (reason: string) => {
    const text = `80EC086B217F0000:error:0A00010B:SSL routines:ssl3_get_record:${reason}:../deps/ssl3_record.c:350:\n`;
    return rootCauseMessage(new TypeError("fetch failed", { cause: new Error(text) }));
  };
  expect(withReason("wrong version number")).toBe(
    "TLS error: wrong version number; the server may not use HTTPS at this port",
  );
  expect(withReason("sslv3 alert handshake failure")).toBe("TLS error: sslv3 alert handshake failure");
});

test("a failure of Node's `fetch` without a reason is probably a 407", () => {
  const message = "fetch failed, possibly because a proxy requires authentication (407)";
  expect(rootCauseMessage(new TypeError("fetch failed", { cause: new Error("") }))).toBe(message);
});
