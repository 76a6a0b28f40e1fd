import { defineConfig } from "vitest/config";

const OTHERS = ["**/*.db.test.ts", "tests/schema.test.ts", "**/node_modules/**", "**/generated/**"];

/** They set the environment, or put something in the place of modules: each of them has a process of its own. */
const ALONE = [
  "src/gates/{claim-link,form,limits,origin}.test.ts",
  "src/lib/notices/return-path.test.ts",
  "src/lib/own-mail/mailers.test.ts",
  "src/lib/{secrets,throttle}.test.ts",
  "tests/proxy.test.ts",
];
const ALL = [
  "src/**/*.test.{ts,tsx}",
  "emails/**/*.test.{ts,tsx}",
  "scripts/**/*.test.ts",
  "tests/*.test.ts",
  "tests/{check,support}/*.test.ts",
];

const alone = { name: "unit-alone", include: ALONE, isolate: true };
const inProcess = { name: "unit", include: ALL, exclude: [...OTHERS, ...ALONE], isolate: false };

/** Tests that need nothing but this process, which most of them share with its modules. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { tsconfigPaths: true },
  test: {
    setupFiles: ["tests/support/closing.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
    projects: [inProcess, alone].map((test) => ({ extends: true, test })),
  },
});
