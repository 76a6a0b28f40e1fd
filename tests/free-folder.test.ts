import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { freeFolder } from "./support/free-folder";

const base = mkdtempSync(path.join(tmpdir(), "rollcall-folders-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

test("two runs at once have a folder each; whoever comes after has the first one again", () => {
  const [one, other] = [freeFolder(base, "bench"), freeFolder(base, "bench")];
  expect([one, other].map(({ dir }) => path.basename(dir))).toEqual(["bench", "bench-2"]);
  one.release();
  expect(path.basename(freeFolder(base, "bench").dir)).toBe("bench");
});

test("what a run that was killed left behind keeps nobody out", () => {
  writeFileSync(path.join(base, "drill.used-by"), "0");
  expect(path.basename(freeFolder(base, "drill").dir)).toBe("drill");
});
