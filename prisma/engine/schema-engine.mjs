#!/usr/bin/env node
// Stands in for Prisma's native "schema-engine": the same arguments and the same JSON-RPC over standard input and
// output, answered by the official WASM build, which needs no download.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const PRISMA_ONLY = ["schema", "connection_limit", "pool_timeout", "pgbouncer", "sslaccept"];

function readArguments(words) {
  const found = { datamodels: [], datasource: {}, command: undefined };
  const taken = {
    "--datamodels": (value) => found.datamodels.push([value, readFileSync(value, "utf8")]),
    "--datasource": (value) => {
      found.datasource = JSON.parse(value);
    },
    "--enabled-preview-features": () => undefined,
    "--extension-types": () => undefined,
    cli: (value) => {
      found.command = value;
    },
  };
  for (let at = 0; at < words.length; at++) {
    const take = taken[words[at]];
    if (take) take(words[++at]);
  }
  return found;
}

function plainUrl(url, database) {
  const plain = new URL(url);
  for (const name of PRISMA_ONLY) plain.searchParams.delete(name);
  if (database) plain.pathname = `/${database}`;
  return plain.toString();
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1));
const administer = (url, sql) =>
  withClient(plainUrl(url, "postgres"), (client) => client.query(sql));

async function createDatabase(url) {
  const databaseName = databaseOf(url);
  await administer(url, `CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
  return { databaseName };
}

const dropDatabase = (url, name) =>
  administer(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)}`);

// Type 18 ("char") of the catalogs is unknown to the adapter; it reads as text.
const CHAR = 18;
const TEXT = 25;
function readChars(queryable) {
  const perform = queryable.performIO.bind(queryable);
  queryable.performIO = async (query) => {
    const answer = await perform(query);
    for (const field of answer.fields ?? []) {
      if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    }
    return answer;
  };
  return queryable;
}

/** The adapter splits scripts at every semicolon, also inside functions: ours go to the server whole. */
function wholeScripts(adapter) {
  readChars(adapter);
  const begin = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (...options) => readChars(await begin(...options));
  adapter.executeScript = async (sql) => {
    try {
      await adapter.underlyingDriver().query(sql);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

function adaptersFor(url) {
  const schema = new URL(url).searchParams.get("schema") ?? undefined;
  // Prisma names its list of migrations without a schema and expects to find it in this one.
  const options = schema && `-c search_path=${schema}`;
  const pool = new pg.Pool({ connectionString: plainUrl(url), options, max: 2 });
  return new PrismaPg(pool, { schema, disposeExternalPool: true });
}

async function connectToShadow(datasource) {
  if (datasource.shadowDatabaseUrl) {
    return wholeScripts(await adaptersFor(datasource.shadowDatabaseUrl).connect());
  }
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await administer(datasource.url, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  const url = new URL(datasource.url);
  url.pathname = `/${name}`;
  const adapter = wholeScripts(await adaptersFor(url.toString()).connect());
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await dropDatabase(datasource.url, name);
  };
  return adapter;
}

function startEngine({ datamodels, datasource }) {
  const base = adaptersFor(datasource.url);
  const connect = base.connect.bind(base);
  base.connect = async () => wholeScripts(await connect());
  base.connectToShadowDb = () => connectToShadow(datasource);
  const log = (line) => process.env.DEBUG && process.stderr.write(`${line}\n`);
  const options = {
    datamodels: datamodels.length > 0 ? datamodels : undefined,
  };
  return glue.SchemaEngine.new(options, log, bindMigrationAwareSqlAdapterFactory(base));
}

const CODES = { "3D000": "P1003", "28P01": "P1000" };

async function runCommand(command, { url }) {
  const commands = {
    "can-connect-to-database": () => withClient(plainUrl(url), () => undefined),
    "create-database": () => createDatabase(url),
    "drop-database": () => dropDatabase(url, databaseOf(url)),
  };
  try {
    if (!commands[command]) throw new Error(`unknown command ${command}`);
    await commands[command]();
    return 0;
  } catch (error) {
    const fields = {
      message: error.message,
      error_code: CODES[error.code] ?? "P1001",
      is_panic: false,
    };
    const line = {
      timestamp: new Date(),
      level: "ERROR",
      fields,
      target: "schema_engine::logger",
    };
    process.stderr.write(`\n${JSON.stringify(line)}\n`);
    return 1;
  }
}

const answer = (body) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...body })}\n`);

async function serve(given) {
  let engine;
  const call = async (method, params) => {
    if (method === "createDatabase") return createDatabase(given.datasource.url);
    engine ??= startEngine(given);
    const ready = await engine;
    return method === "getDatabaseVersion" ? ready.version(params) : ready[method](params);
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {};
    if (!method) continue; // an empty line, or the answer to our own print
    try {
      const result = await call(method, params);
      if (method === "diff" && result?.stdout != null) {
        answer({
          id: 1e9,
          method: "print",
          params: { content: result.stdout },
        });
      }
      answer({ id, result: result ?? {} });
    } catch (error) {
      const data = {
        is_panic: false,
        message: error?.message ?? String(error),
      };
      const message = "An error happened. Check the data field for details.";
      answer({
        id,
        error: {
          code: 4466,
          message,
          data: { ...data, error_code: error?.code, meta: error?.meta ?? null },
        },
      });
    }
  }
}

const module = createRequire(import.meta.url).resolve(
  "@prisma/schema-engine-wasm/schema_engine_bg",
);
const wasm = readFileSync(module.replace(/\.js$/, ".wasm"));
const { instance } = await WebAssembly.instantiate(wasm, {
  "./schema_engine_bg.js": glue,
});
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const given = readArguments(process.argv.slice(2));
if (given.command) process.exit(await runCommand(given.command, given.datasource));
await serve(given);
process.exit(0);
