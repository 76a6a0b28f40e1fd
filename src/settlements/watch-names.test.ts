import fc from "fast-check";
import { expect, it } from "vitest";
import { watchNames } from "./watch-names";

const NOTHING = { ownerKey: null, change: null };
const NOBODY = { ...NOTHING, externalKey: null, loginKey: null, emailKey: null, accountId: null };
type Keys = Parameters<ReturnType<typeof watchNames>["see"]>[0][number];

function areAlike(rows: readonly Keys[]): boolean {
  const names = watchNames(rows.length);
  for (const row of rows) names.see([row]);
  return names.areAlike();
}

/** As the database would say it. */
function doNameOne(rows: readonly Keys[]): boolean {
  const names = rows.flatMap(({ externalKey, loginKey, emailKey, accountId }) => [
    ...(externalKey === null ? [] : [`external ${externalKey}`]),
    ...[...new Set([loginKey, emailKey])].filter((key) => key !== null).map((key) => `name ${key}`),
    ...(accountId === null ? [] : [`account ${accountId}`]),
  ]);
  return new Set(names).size < names.length;
}

const key = fc.option(
  fc.oneof(
    fc.nat(400).map((n) => `chloe.${n}@halden.example`),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  ),
);
const row = fc
  .record({ externalKey: key, loginKey: key, emailKey: key, accountId: key })
  .map((keys) => ({ ...NOTHING, ...keys }));

it("tells whether any two rows may name one person", () => {
  const run = fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
    expect(areAlike(rows)).toBe(doNameOne(rows));
  });
  fc.assert(run, { numRuns: 1_000 });
});

it("takes none of a hundred and fifty thousand people for another, and knows one that comes again", () => {
  const names = watchNames(150_001);
  for (let n = 0; n < 150_000; n += 1) {
    const [loginKey, emailKey] = [`login-${n}`, `chloe.${n}@halden.example`];
    names.see([
      { ...NOTHING, externalKey: `x-${n}`, loginKey, emailKey, accountId: `account ${n}` },
    ]);
  }
  expect(names.areAlike()).toBe(false);
  names.see([{ ...NOBODY, loginKey: "chloe.7@halden.example" }]);
  expect(names.areAlike()).toBe(true);
});

it("vouches for no more rows than it was told of", () => {
  const names = watchNames(1);
  names.see([{ ...NOTHING, externalKey: "a", loginKey: "b", emailKey: "c", accountId: "d" }]);
  expect(names.areAlike()).toBe(false);
  names.see([{ ...NOBODY, loginKey: "e" }]);
  expect(names.areAlike()).toBe(true);
});

it.each([
  ["an owner of the file", "owner", { ownerKey: "chloe" }],
  ["a new team", "newTeams", { change: { newTeams: ["Research"] } }],
  ["an application", "applications", { change: { applications: ["a"] } }],
] as const)("knows whether any row names %s", (_, what, said) => {
  const names = watchNames(2);
  names.see([{ ...NOBODY, change: { kind: "USER" } }]);
  expect(names.name(what)).toBe(false);
  names.see([{ ...NOBODY, ...said }]);
  expect(names.name(what)).toBe(true);
});
