import { defineConfig } from "vitest/config";
import { LongFirst } from "./support/long-first";

const isSystem = process.env.ROLLCALL_TEST_PG === "system";
/** On an older server each guard, and every verb and query once: what another version could answer otherwise. */
const OLDER = [
  ...["schema.test", "guards.db.test", "login.db.test", "tenancy.db.test"].map(
    (name) => `tests/${name}.ts`,
  ),
  "src/lib/**/*.db.test.ts",
];

const name = `database-${process.env.ROLLCALL_TEST_PG ?? "embedded"}`;
/** They put something in the place of modules: in a process that others used before, those are there already. */
const ALONE = ["neutral", "neutral-codes", "neutral-links", "join-steps", "claim-back"].map(
  (file) => `tests/${file}.db.test.ts`,
);

const ALL = ["src/**/*.db.test.ts", "tests/**/*.db.test.ts", "tests/schema.test.ts"];

/** Files that share a process and its modules. */
const inProcess = (include: string[]) => ({
  extends: true as const,
  test: { name, include, exclude: ["**/node_modules/**", "**/generated/**", ...ALONE] },
});

/**
 * Tests against a real PostgreSQL: ROLLCALL_TEST_PG says which, "embedded" (18) or "system" with its
 * programs in ROLLCALL_TEST_PG_BIN. Each file gets a copy of the migrated template database.
 */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: ["tests/support/database.ts"],
    setupFiles: ["tests/support/own-database.ts", "tests/support/closing.ts"],
    isolate: false,
    maxWorkers: isSystem ? 1 : 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: isSystem
      ? [inProcess(OLDER)]
      : [
          inProcess(ALL),
          { extends: true, test: { name: `${name}-alone`, include: ALONE, isolate: true } },
        ],
  },
});
