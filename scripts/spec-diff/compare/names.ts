/** The names of members for messages. */

/** Returns the name of a property, or of the items (`[]`), of a part: `numbers[].id` of the response, for example. */
export function memberName(subject: string, name: string): string {
  const { path = "", owner = "" } = /^`(?<path>[^`]*)`(?: of (?<owner>.*))?$/.exec(subject)?.groups ?? {
    owner: subject,
  };
  const separator = path === "" || name === "[]" ? "" : ".";
  return `\`${path}${separator}${name}\`${owner === "" ? "" : ` of ${owner}`}`;
}
