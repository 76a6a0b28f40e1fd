// The bare minimum of a plan: a streaming reader, and COPY of the raw cells into a table without an index.
import { createReadStream, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { streamXlsxRows } from "hucre/xlsx";
import Papa from "papaparse";
import pg from "pg";

const [url, file, format] = process.argv.slice(2);

/** A COPY over the wire that takes one row after another. */
class Copy {
  constructor(text) {
    this.text = text;
    this.ready = new Promise((resolve) => Object.assign(this, { resolve }));
    this.done = new Promise((resolve) => Object.assign(this, { finish: resolve }));
  }
  submit(connection) {
    this.connection = connection;
    connection.query(this.text);
  }
  handleCopyInResponse() {
    this.resolve();
  }
  async send(text) {
    this.connection.sendCopyFromChunk(Buffer.from(text));
    if (this.connection.stream.writableNeedDrain)
      await new Promise((drained) => this.connection.stream.once("drain", drained));
  }
  handleCommandComplete() {}
  handleReadyForQuery() {
    this.finish();
  }
}

const ESCAPED = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const lineOf = (cells) =>
  `${cells.map((cell) => String(cell ?? "").replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign])).join("\t")}\n`;

const rows =
  format === "xlsx"
    ? streamXlsxRows(readFileSync(file))
    : createReadStream(file).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, {}));
const client = new pg.Client({ connectionString: url });
await client.connect();
const columns = Array.from({ length: 27 }, (_, n) => `c${n} text`).join(", ");
await client.query(`DROP TABLE IF EXISTS bare_stage; CREATE TABLE bare_stage (${columns})`);
const begun = performance.now();
const copy = client.query(new Copy("COPY bare_stage FROM STDIN"));
await copy.ready;
const lines = [];
for await (const row of Readable.from(rows)) {
  lines.push(lineOf(format === "xlsx" ? row.values : row));
  if (lines.length === 1_000) await copy.send(lines.splice(0).join(""));
}
await copy.send(lines.join(""));
copy.connection.endCopyFrom();
await copy.done;
const seconds = (performance.now() - begun) / 1_000;
console.log(JSON.stringify({ seconds, peakRssMb: process.resourceUsage().maxRSS / 1_024 }));
await client.end();
