// The same accounts, what finds them by address, audit entries and events as plain rows: COPY into identical tables and indexes.
import { closeSync, createReadStream, openSync, rmSync, writeSync } from "node:fs";
import pg from "pg";

const [url, org, folder] = process.argv.slice(2);
const TABLES = ["accounts", "directory", "audit_entries", "account_events"];

/** One COPY over the wire: what comes goes to `write`, what is read from `source` goes out. */
class Copy {
  constructor(text, { write, source }) {
    Object.assign(this, { text, write, source });
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }
  submit(connection) {
    connection.query(this.text);
  }
  handleCopyData({ chunk }) {
    this.write(chunk);
  }
  async handleCopyInResponse(connection) {
    for await (const chunk of this.source) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain)
        await new Promise((drained) => connection.stream.once("drain", drained));
    }
    connection.endCopyFrom();
  }
  handleError(fault) {
    this.reject(fault);
  }
  handleCommandComplete() {}
  handleReadyForQuery() {
    this.resolve();
  }
}

const client = new pg.Client({ connectionString: url });
await client.connect();
const copy = (text, ends) => client.query(new Copy(text, ends)).done;
const file = (table) => `${folder}/${table}.copy`;

for (const table of TABLES) {
  const out = openSync(file(table), "w");
  const rows = `SELECT * FROM app.${table} WHERE org_id = '${org}'`;
  await copy(`COPY (${rows}) TO STDOUT`, { write: (chunk) => writeSync(out, chunk) });
  closeSync(out);
  await client.query(`DROP TABLE IF EXISTS bare_${table}`);
  await client.query(`CREATE TABLE bare_${table} (LIKE app.${table} INCLUDING ALL)`);
}
const begun = performance.now();
for (const table of TABLES)
  await copy(`COPY bare_${table} FROM STDIN`, { source: createReadStream(file(table)) });
const seconds = (performance.now() - begun) / 1_000;
for (const table of TABLES) rmSync(file(table));
const peakRssMb = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ seconds, peakRssMb }));
await client.end();
