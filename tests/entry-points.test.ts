import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { doorsOf, entryPoints } from "./support/modules";
import { ENTRIES, PUBLIC_ENTRIES } from "./support/tenancy-cases/entries";

const covered = ENTRIES.flatMap(([, ...entries]) => entries);
const open = PUBLIC_ENTRIES.flatMap(([, ...entries]) => entries);
const fileOf = (entry: string): string => entry.replace(/ \w+$/, "");

test("every page, route and action says how it keeps to its organisation, and nothing else does", () => {
  const found = entryPoints();
  expect(found.length).toBeGreaterThan(50);
  expect([...covered, ...open].sort()).toEqual(found.sort());
});

test.each(ENTRIES.map(([how, ...entries]) => [how, entries] as const))("%s", (how, entries) => {
  const [file = "", title = ""] = how.split(/: (.*)/s);
  expect(existsSync(file), file).toBe(true);
  expect(readFileSync(file, "utf8")).toContain(title);
  // Whoever stands in an organisation came through a gate: nothing else can vouch for one.
  for (const entry of entries) expect.soft(doorsOf(fileOf(entry)), entry).not.toEqual([]);
});

test("everything of the console and of one's own account asks for a session", () => {
  const inside = entryPoints().filter((entry) => /^\[org\]\/(?:admin|me)\//.test(entry));
  const open = inside.filter((entry) => !doorsOf(fileOf(entry)).includes("session"));
  // An address without a page stands below the console's layout, which asks.
  expect(open).toEqual(["[org]/admin/[...rest]/page.tsx"]);
  expect(doorsOf("[org]/admin/layout.tsx")).toContain("session");
});
