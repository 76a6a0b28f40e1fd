import { defineConfig } from "vitest/config";

/** Tests that need nothing but this process. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  resolve: { tsconfigPaths: true },
  test: {
    name: "unit",
    include: [
      "src/**/*.test.{ts,tsx}",
      "emails/**/*.test.{ts,tsx}",
      "scripts/**/*.test.ts",
      "tests/*.test.ts",
      "tests/{check,support}/*.test.ts",
    ],
    exclude: ["**/*.db.test.ts", "tests/schema.test.ts", "**/node_modules/**", "**/generated/**"],
    setupFiles: ["tests/support/closing.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
