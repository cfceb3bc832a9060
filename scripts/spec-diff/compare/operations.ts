/** Compares operations. */
import { follow, member } from "../model/located.js";
import type { Operation } from "../model/operations.js";
import { compareContents } from "./contents.js";
import type { Context, Finding } from "./findings.js";
import { compareParameters } from "./parameters.js";
import { compareMembers } from "./parts.js";
import { compareResponses } from "./responses.js";

/** Receives the findings of an operation, with the direction that they concern. */
export type ReportOperation = (direction: "request" | "response" | "both", finding: Finding) => void;

/** Compares two versions of an operation. */
export function compareOperations(before: Operation, after: Operation, report: ReportOperation): void {
  const context = (direction: "request" | "response"): Context => ({
    direction,
    visited: new Set(),
    report: (finding) => report(direction, finding),
  });
  compareAddresses(before, after, report);
  compareParameters(context("request"), before, after);
  compareRequestBodies(context("request"), before, after);
  compareResponses(context("response"), before, after);
  compareSecurity(before, after, (finding) => report("request", finding));
  compareServers(before, after, (finding) => report("request", finding));
  const both = { report: (finding: Finding) => report("both", finding) };
  const handled = ["operationId", "parameters", "requestBody", "responses", "security", "servers"];
  compareMembers(
    both,
    { document: before.document, part: before },
    { document: after.document, part: after },
    {
      subject: `\`${after.id}\``,
      handled,
    },
  );
}

/** Returns a path without the names of its parameters. */
export function pathShape(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function compareAddresses(before: Operation, after: Operation, report: ReportOperation): void {
  const { pointer } = after;
  if (before.method !== after.method || pathShape(before.path) !== pathShape(after.path)) {
    const [from, to] = [before, after].map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const subject = `\`${after.id}\``;
    report("request", { rule: "operation-moved", pointer, alsoAt: [before.pointer], subject, before: from, after: to });
  }
  if (before.id !== after.id) {
    report("both", { rule: "operation-renamed", pointer, subject: "", before: before.id, after: after.id });
  }
}

function compareRequestBodies(context: Context, before: Operation, after: Operation): void {
  const [old, now] = [before, after].map((operation) =>
    "requestBody" in operation.node
      ? { document: operation.document, part: follow(operation.document, member(operation, "requestBody")) }
      : undefined,
  );
  const subject = "the request body";
  const pointer = `${after.pointer}/requestBody`;
  if (!old || !now) {
    if (now) {
      const rule = now.part.node["required"] === true ? "required-request-body-added" : "request-body-added";
      context.report({ rule, pointer, subject });
    }
    if (old) {
      context.report({ rule: "request-body-removed", pointer: old.part.pointer, removed: true, subject });
    }
    return;
  }
  const [was, is] = [old, now].map(({ part }) => part.node["required"] === true);
  if (was !== is) {
    context.report({ rule: is ? "request-body-required" : "request-body-optional", pointer, subject });
  }
  compareMembers(context, old, now, { subject, handled: ["required", "content"] });
  compareContents(context, old, now, subject);
}

function compareSecurity(before: Operation, after: Operation, report: Context["report"]): void {
  const removed = before.security.filter((alternative) => !after.security.includes(alternative));
  const added = after.security.filter((alternative) => !before.security.includes(alternative));
  const common = { pointer: after.securityPointer, subject: "", before: removed, after: added };
  if (removed.includes("none") && added.length > 0) {
    report({ ...common, rule: "security-required" });
  } else if (added.includes("none") || (added.length > 0 && removed.length === 0)) {
    report({ ...common, rule: "security-added" });
  } else if (removed.length > 0) {
    report({ ...common, rule: added.length > 0 ? "security-changed" : "security-removed" });
  }
}

function compareServers(before: Operation, after: Operation, report: Context["report"]): void {
  const [old, now] = [before.servers, after.servers];
  const pointer = after.serversPointer;
  if (old[0] !== now[0]) {
    report({ rule: "server-changed", pointer, subject: "", before: old[0], after: now[0] });
  }
  for (const url of old.slice(1).filter((each) => !now.includes(each))) {
    report({ rule: "server-removed", pointer, subject: "", before: url });
  }
  for (const url of now.slice(1).filter((each) => !old.includes(each))) {
    report({ rule: "server-added", pointer, subject: "", after: url });
  }
}
