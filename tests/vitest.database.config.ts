import { defineConfig } from "vitest/config";

/** They run whole programs, minutes long, which ask no server for anything that an older one would answer otherwise. */
const PROGRAMS = ["admin", "admin-data", "backup", "watching"].map(
  (name) => `tests/${name}.db.test.ts`,
);
const isSystem = process.env.ROLLCALL_TEST_PG === "system";

/**
 * Tests against a real PostgreSQL: ROLLCALL_TEST_PG says which, "embedded" (18) or "system" with its
 * programs in ROLLCALL_TEST_PG_BIN. Each file gets a copy of the migrated template database.
 */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { tsconfigPaths: true },
  test: {
    name: `database-${process.env.ROLLCALL_TEST_PG ?? "embedded"}`,
    include: ["src/**/*.db.test.ts", "tests/**/*.db.test.ts", "tests/schema.test.ts"],
    exclude: ["**/node_modules/**", "**/generated/**", ...(isSystem ? PROGRAMS : [])],
    globalSetup: ["tests/support/database.ts"],
    setupFiles: ["tests/support/own-database.ts"],
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
