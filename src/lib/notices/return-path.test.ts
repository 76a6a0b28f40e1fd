import { expect, test, vi } from "vitest";

vi.hoisted(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
  vi.stubEnv("ROLLCALL_KEYS", `1:${"A".repeat(43)},2:${"B".repeat(43)}`);
  vi.stubEnv("BOUNCE_DOMAIN", "bounces.halden.example");
});
const { readReturnPath, returnPathOf } = await import("./return-path");
const { readMessageId, waysBack } = await import("./ways-back");

const ORG = "99999999-2222-4333-8444-555555555555";
const MESSAGE = "11111111-2222-4333-8444-555555555555";
const path = returnPathOf(ORG, MESSAGE) ?? "";
const named = { org: ORG, message: MESSAGE };

test("an address of 64 letters names the message and its organisation, in any case", () => {
  expect(path).toMatch(/^[a-z2-7]{64}@bounces\.halden\.example$/);
  for (const given of [path, path.toUpperCase(), ` ${path} `])
    expect(readReturnPath(given)).toEqual(named);
});

test("no letter of it can be another one", () => {
  const local = path.slice(0, 64);
  for (let at = 0; at < 64; at += 1) {
    const other = local[at] === "a" ? "b" : "a";
    const forged = `${local.slice(0, at)}${other}${local.slice(at + 1)}${path.slice(64)}`;
    expect(readReturnPath(forged), forged).toBeUndefined();
  }
});

test.each([
  "",
  "@",
  path.replace("bounces.", ""),
  `x${path}`,
  path.slice(1),
  `${path}@bounces.halden.example`,
  "people@halden.example",
])("%j names nothing", (given) => {
  expect(readReturnPath(given)).toBeUndefined();
});

const letter = { id: MESSAGE, letter: "invitation", sendId: ORG, keyVersion: 1 };

test("a message has one Message-ID for good, in its sender's domain, and names itself by it", () => {
  const { messageId } = waysBack(letter, ORG, "people@halden.example", false);
  expect(messageId).toMatch(/^<[\da-f]{32}\.[\da-f]{32}@halden\.example>$/);
  expect(readMessageId(messageId)).toEqual(named);
  expect(readMessageId(messageId.replace(/@.*/, ""))).toEqual(named);
  expect(readMessageId("<20261122.1234@halden.example>")).toBeUndefined();
  expect(readMessageId(`<a${messageId.slice(1)}`)).toBeUndefined();
});

test("over a server of the organisation's own, failures come to the sender", () => {
  expect(waysBack(letter, ORG, "people@halden.example", true).envelopeFrom).toBeNull();
  expect(waysBack(letter, ORG, "people@halden.example", false).envelopeFrom).toBe(path);
});

test("reminders alone can be ended by a press", () => {
  const linkOf = (name: string) =>
    waysBack({ ...letter, letter: name }, ORG, "people@halden.example", false).listUnsubscribe;
  expect(linkOf("invitation")).toBeNull();
  expect(linkOf("reminder")).toMatch(/^http:\/\/localhost:3000\/unsubscribe\/unsubscribe_/);
});
