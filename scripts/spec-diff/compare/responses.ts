/** Compares the responses of an operation: success responses by status, error responses by what covers a status. */
import type { Node } from "../../openapi/specs.js";
import { follow, member, type Located } from "../model/located.js";
import { valueOf } from "../model/bodies.js";
import type { Operation } from "../model/operations.js";
import { compareContents, hasSchema, isSameBody, type Body } from "./contents.js";
import { withoutTypes, type Context, type Finding } from "./findings.js";
import { compareMediaTypeMembers, compareMembers } from "./parts.js";
import { compareSchemas } from "./schemas.js";

type Responses = ReadonlyMap<string, Body>;

/** Compares the responses of two versions of an operation. */
export function compareResponses(context: Context, before: Operation, after: Operation): void {
  const [old, now] = [responsesOf(before), responsesOf(after)];
  const report: Report = (rule, pointer, statuses) =>
    context.report({
      rule,
      pointer,
      ...(statuses.after === undefined && { removed: true }),
      subject: "",
      ...statuses,
    });
  for (const [status, body] of old) {
    const same = now.get(status);
    if (same) {
      compareResponse(context, body, same, `the response ${status}`);
    }
  }
  const removed = [...old].filter(([status]) => !now.has(status));
  const added = [...now].filter(([status]) => !old.has(status));
  compareSuccesses(report, old, removed.filter(isSuccess), added.filter(isSuccess));
  compareErrors(
    { context, report, old, now },
    removed.filter((entry) => !isSuccess(entry)),
    added.filter((entry) => !isSuccess(entry)),
  );
}

type Report = (rule: Finding["rule"], pointer: string, statuses: Pick<Finding, "before" | "after">) => void;
type Entry = [status: string, body: Body];

function isSuccess([status]: Entry): boolean {
  return status.startsWith("2");
}

function responsesOf(operation: Operation): Responses {
  const { document } = operation;
  const responses = member(operation, "responses");
  return new Map(
    Object.keys(responses.node).map((status) => [
      status.toUpperCase() === "DEFAULT" ? "default" : status.toUpperCase(),
      { document, part: follow(document, member(responses, status)) },
    ]),
  );
}

function compareSuccesses(report: Report, old: Responses, removed: Entry[], added: Entry[]): void {
  const [gone, now] = [removed[0], added[0]];
  const isMove = gone && now && removed.length === 1 && added.length === 1 && isSameBody(gone[1], now[1]);
  if (isMove) {
    report("success-status-changed", now[1].part.pointer, { before: gone[0], after: now[0] });
    return;
  }
  for (const [status, body] of removed) {
    report("success-removed", body.part.pointer, { before: status });
  }
  const olds = [...old].filter(isSuccess);
  for (const [status, body] of added) {
    const isKnown = olds.some(([, other]) => isSameBody(other, body));
    report(isKnown ? "success-added-same-body" : "success-added", body.part.pointer, { after: status });
  }
}

interface Comparison {
  context: Context;
  report: Report;
  old: Responses;
  now: Responses;
}

function compareErrors({ context, report, old, now }: Comparison, removed: Entry[], added: Entry[]): void {
  for (const [status, body] of removed) {
    const covering = now.get(`${status[0]}XX`) ?? now.get("default");
    const isSplit = status === "default" && added.some(([, other]) => isSameBody(body, other));
    if (covering) {
      compareResponse(context, body, covering, `the response ${status}`);
    } else if (!isSplit) {
      report("error-removed", body.part.pointer, { before: status });
    }
  }
  for (const [status, body] of added) {
    const covered = [...old].filter((entry) => !isSuccess(entry) && coversOrIsCovered(entry[0], status));
    if (!covered.some(([, other]) => isSameBody(other, body))) {
      const rule = hasSchema(body) ? "error-added" : "error-added-without-schema";
      report(rule, body.part.pointer, { after: status });
    }
  }
}

function coversOrIsCovered(one: string, other: string): boolean {
  const isRange = (status: string) => status.endsWith("XX");
  return one === "default" || other === "default" || (one[0] === other[0] && (isRange(one) || isRange(other)));
}

function compareResponse(context: Context, before: Body, after: Body, subject: string): void {
  compareMembers(context, before, after, { subject, handled: ["content", "headers"] });
  compareContents(context, before, after, subject);
  compareHeaders(context, before, after);
}

function compareHeaders(context: Context, before: Body, after: Body): void {
  const [old, now] = [headersOf(before), headersOf(after)];
  for (const [name, header] of old) {
    const same = now.get(name);
    const subject = `the header \`${name}\``;
    if (same) {
      compareHeader(
        context,
        { document: before.document, part: header },
        { document: after.document, part: same },
        subject,
      );
    } else {
      context.report({ rule: "header-removed", pointer: header.pointer, removed: true, subject });
    }
  }
  for (const [name, header] of now) {
    if (!old.has(name)) {
      context.report({ rule: "header-added", pointer: header.pointer, subject: `the header \`${name}\`` });
    }
  }
}

function headersOf({ document, part }: Body): ReadonlyMap<string, Located> {
  const names = Object.keys((part.node["headers"] ?? {}) as Node);
  return new Map(names.map((name) => [name.toLowerCase(), follow(document, member(part, "headers", name))]));
}

function compareHeader(context: Context, before: Body, after: Body, subject: string): void {
  const { pointer } = after.part;
  const [was, is] = [before, after].map(({ part }) => part.node["required"] === true);
  if (was !== is) {
    context.report({ rule: is ? "header-required" : "header-optional", pointer, subject });
  }
  compareMembers(context, before, after, { subject, handled: ["required", "schema", "content", "name", "in"] });
  const [old, now] = [valueOf(before.document, before.part), valueOf(after.document, after.part)];
  if (old.mediaType !== now.mediaType) {
    const [from, to] = [old.mediaType ?? "text", now.mediaType ?? "text"];
    context.report({ rule: "header-format-changed", pointer, subject, before: from, after: to });
  }
  compareMediaTypeMembers(context, before, after, subject);
  compareSchemas(withoutTypes(context), old.schema, now.schema, subject);
}
