/** Lists several accounts of one provider, from a JSON file of names and credentials, as one inventory. */
import { readFile } from "node:fs/promises";
import { listNumbers } from "number-inventory";
import { createInvocaClient, type InvocaOptions } from "number-inventory/invoca";

const [file = "accounts.json"] = process.argv.slice(2);
const networks: (InvocaOptions & { name: string })[] = JSON.parse(await readFile(file, "utf8"));
const accounts = networks.map(({ name, ...options }) => ({ name, client: createInvocaClient(options) }));

const numbers = listNumbers(accounts, {
  // The others continue. An InventoryError at the end ends the program with exit code 1.
  onError: (error, { name }) => console.error(name, error),
});
for await (const { account, e164, name } of numbers) {
  console.log([account, e164, name].join("\t"));
}
