import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { unseal } from "../../tests/support/unseal";

const KEY = (byte: number): string => Buffer.alloc(32, byte).toString("base64url");
const org = "0f9b1c52-9a53-4d0b-8f5b-1f4b3c2a1d00";
const row = "7c58d4b8-9281-4dc4-a35a-a9c513960b16";

/** The module as a process with these keys would have it. */
async function withKeys(keys: string): Promise<typeof import("./secrets")> {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
  vi.stubEnv("APP_URL", "https://people.halden.example");
  vi.stubEnv("ROLLCALL_KEYS", keys);
  return import("./secrets");
}

const one = await withKeys(`1:${KEY(1)}`);
const token = one.makeToken("claim", org, row);

test("a token names its organisation and its row, and is the same each time", () => {
  expect(token).toMatch(/^claim_[\w-]{22}_[\w-]{22}_[\w-]{32}$/);
  expect(one.makeToken("claim", org, row)).toBe(token);
  expect(one.readToken("claim", token)).toEqual({ org, row, keyVersion: 1 });
  expect(one.linkOf(token)).toBe(`https://people.halden.example/claim/${token}`);
});

test("every other row, organisation, kind or sign makes it worthless", () => {
  expect(one.makeToken("claim", org, randomUUID()).slice(-32)).not.toBe(token.slice(-32));
  expect(one.makeToken("claim", randomUUID(), row).slice(-32)).not.toBe(token.slice(-32));
  expect(one.makeToken("reset", org, row).slice(-32)).not.toBe(token.slice(-32));
  expect(one.readToken("reset", token)).toBeUndefined();
  expect(one.readToken("reset", token.replace("claim", "reset"))).toBeUndefined();
  for (let at = 6; at < token.length; at += 1) {
    const other = token[at] === "A" ? "B" : "A";
    const forged = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
    // The last sign of an id has bits that mean nothing: the same ids under another spelling are refused as well.
    expect.soft(one.readToken("claim", forged), forged).toBeUndefined();
  }
});

test.each([
  "",
  "claim",
  "claim___",
  "claim_a_b_c",
  `${token}x`,
  ` ${token}`,
  `${token}\n`,
  token.toUpperCase(),
  "x".repeat(100_000),
])("what is no token is none: %j", (text) => {
  expect(one.readToken("claim", text)).toBeUndefined();
});

test("a preview's link has the shape of a real one and opens nothing", () => {
  const dead = one.deadLink("claim", org).split("/").at(-1) ?? "";
  expect(dead).toHaveLength(token.length);
  expect(one.readToken("claim", dead)).toBeUndefined();
});

test("the newest key signs, older ones still verify until they are retired", async () => {
  const both = await withKeys(`1:${KEY(1)},2:${KEY(2)}`);
  expect(both.currentKeyVersion()).toBe(2);
  expect(both.readToken("claim", token)).toMatchObject({ row, keyVersion: 1 });
  expect(both.makeToken("claim", org, row, 1)).toBe(token);
  const newer = both.makeToken("claim", org, row);
  expect(newer).not.toBe(token);
  const second = await withKeys(`2:${KEY(2)}`);
  expect(second.readToken("claim", token)).toBeUndefined();
  expect(second.readToken("claim", newer)).toMatchObject({ row, keyVersion: 2 });
  expect(() => second.makeToken("claim", org, row, 1)).toThrow("ROLLCALL_KEYS has no version 1");
});

test("what is sealed opens only with its key, for its organisation, unchanged", () => {
  const { key, sealed, keyVersion } = one.newAccountKey(org);
  expect(one.openAccountKey(org, sealed, keyVersion)).toEqual(key);
  expect(() => one.openAccountKey(randomUUID(), sealed, keyVersion)).toThrow();
  const text = Buffer.from("amara@halden.example");
  const box = one.seal(key, org, text);
  expect(Buffer.from(box).includes(text)).toBe(false);
  expect(unseal(key, org, box)).toEqual(text);
  expect(Buffer.from(one.seal(key, org, text)).equals(Buffer.from(box))).toBe(false);
  expect(() => unseal(one.newAccountKey(org).key, org, box)).toThrow();
  expect(() => unseal(key, randomUUID(), box)).toThrow();
  for (const at of [0, 12, 28, box.length - 1]) {
    const spoilt = Buffer.from(box);
    spoilt[at] = (spoilt[at] ?? 0) ^ 1;
    expect(() => unseal(key, org, spoilt)).toThrow();
  }
});

test("a form belongs to one browser and one matter", () => {
  const bound = one.bindForm("nonce", "claim");
  expect(one.bindForm("nonce", "claim")).toBe(bound);
  expect(one.bindForm("other", "claim")).not.toBe(bound);
  expect(one.bindForm("nonce", "decline")).not.toBe(bound);
  expect([one.sameSecret(bound, bound), one.sameSecret(bound, `${bound}x`)]).toEqual([true, false]);
});

test("a browser's id has 256 random bits and is kept as a digest alone", () => {
  const ids = new Set(Array.from({ length: 100 }, one.newBrowserId));
  expect(ids.size).toBe(100);
  for (const id of ids) expect(Buffer.from(id, "base64url")).toHaveLength(32);
  const digest = one.directoryDigest("halden");
  expect(digest).toMatch(/^[\w-]{43}$/);
  expect(digest).not.toContain("halden");
});
