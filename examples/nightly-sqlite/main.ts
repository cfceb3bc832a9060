/** Lists all accounts into an SQLite database. After a kill, the next start continues where the last one stopped. */
import Database from "libsql";
import { listPages, providers, type InventoryPage } from "number-inventory";

const [file = "numbers.db"] = process.argv.slice(2);
const db = new Database(file);
db.exec(`
  CREATE TABLE IF NOT EXISTS numbers (account TEXT, id TEXT, e164 TEXT, country TEXT, PRIMARY KEY (account, id));
  CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, resume_token TEXT);
`);
const insert = db.prepare("INSERT INTO numbers VALUES (?, ?, ?, ?)");
const saveToken = db.prepare("REPLACE INTO run VALUES (1, ?)");

// The numbers and the token are stored together, or neither of them.
const storePage = db.transaction(({ account, items, resumeToken }: InventoryPage) => {
  items.forEach(({ id, e164, country }) => insert.run(account.name, id, e164, country));
  saveToken.run([resumeToken]);
});

const [stored] = db.prepare("SELECT resume_token FROM run").pluck().all();
const resumeToken = typeof stored === "string" ? stored : undefined;
if (resumeToken === undefined) {
  // The last run was finished: another one begins.
  db.exec("DELETE FROM numbers");
}

const { env } = process;
const accounts = providers.map((provider) =>
  provider.connect(env, { baseUrl: env[`${provider.id.toUpperCase()}_BASE_URL`] }),
);
for await (const page of listPages(accounts, { resumeToken })) {
  storePage(page);
  if (page.report?.complete === false) {
    console.error(`${page.account.name}: the list may be incomplete: ${page.report.reason}`);
  }
}
