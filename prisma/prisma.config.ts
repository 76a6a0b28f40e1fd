import path from "node:path";
import { defineConfig } from "prisma/config";

// The command line wants a native engine that it would download. Ours is the official WASM build of the same engine
// behind the same protocol, so that generate and migrate work without a download.
if (process.platform !== "win32") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(
    import.meta.dirname,
    "engine/schema-engine.mjs",
  );
}

/** Prisma keeps its list of applied migrations in the schema that the URL names. */
function inOps(url: string | undefined): string {
  if (!url) return "";
  const withSchema = new URL(url);
  withSchema.searchParams.set("schema", "ops");
  return withSchema.toString();
}

export default defineConfig({
  schema: "schema.prisma",
  migrations: { path: "migrations" },
  datasource: {
    url: inOps(process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL),
  },
});
