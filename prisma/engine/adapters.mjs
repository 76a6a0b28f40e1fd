// Connections for the engine in schema-engine.mjs: Prisma's adapter for pg, made to read catalogs and run scripts whole.
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const PRISMA_ONLY = ["schema", "connection_limit", "pool_timeout", "pgbouncer", "sslaccept"];

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

export async function createDatabase(url) {
  const databaseName = databaseOf(url);
  await administer(url, `CREATE DATABASE ${pg.escapeIdentifier(databaseName)}`);
  return { databaseName };
}

const dropNamed = (url, name) =>
  administer(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)}`);

// Type 18 ("char") of the catalogs is unknown to the adapter. It passes as text, and the answer then names its type.
const CHAR = 18;
const TEXT = 25;
function readChars(queryable) {
  const charsOf = new WeakMap();
  const perform = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.performIO = async (query) => {
    const answer = await perform(query);
    const chars = (answer.fields ?? []).filter((field) => field.dataTypeID === CHAR);
    charsOf.set(query, new Set(chars.map((field) => field.name)));
    for (const field of chars) field.dataTypeID = TEXT;
    return answer;
  };
  queryable.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    const isChar = (name) => charsOf.get(query)?.has(name);
    const types = answer.columnTypes.map((type, at) =>
      isChar(answer.columnNames[at]) ? ColumnTypeEnum.Character : type,
    );
    return { ...answer, columnTypes: types };
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
    await dropNamed(datasource.url, name);
  };
  return adapter;
}

export const dropDatabase = (url) => dropNamed(url, databaseOf(url));

/** Rejects when there is no such database, or no way in. */
export const tryToConnect = (url) => withClient(plainUrl(url), () => undefined);

/** What the engine asks for connections: to the database, and to an empty one that it compares with. */
export function adaptersOf(datasource) {
  const adapters = adaptersFor(datasource.url);
  const connect = adapters.connect.bind(adapters);
  adapters.connect = async () => wholeScripts(await connect());
  adapters.connectToShadowDb = () => connectToShadow(datasource);
  return bindMigrationAwareSqlAdapterFactory(adapters);
}
