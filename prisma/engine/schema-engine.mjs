#!/usr/bin/env node
// Stands in for Prisma's native "schema-engine": the same arguments and the same JSON-RPC over standard input and
// output, answered by the official WASM build, which needs no download.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adaptersOf, createDatabase, dropDatabase, tryToConnect } from "./adapters.mjs";

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

function startEngine({ datamodels, datasource }) {
  const log = (line) => process.env.DEBUG && process.stderr.write(`${line}\n`);
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return glue.SchemaEngine.new(options, log, adaptersOf(datasource));
}

const CODES = { "3D000": "P1003", "28P01": "P1000" };

async function runCommand(command, { url }) {
  const commands = {
    "can-connect-to-database": tryToConnect,
    "create-database": createDatabase,
    "drop-database": dropDatabase,
  };
  try {
    if (!commands[command]) throw new Error(`unknown command ${command}`);
    await commands[command](url);
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

// The engine hands its last words to this object before it dies; without it they are lost.
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (words) => process.stderr.write(`The engine gave up: ${words}\n`),
};

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
