import { describe, expect, test } from "vitest";
import { deviceName, isSeenStale, resetWorth, sessionEnd } from "./rules";

const at = (text: string) => new Date(text);

describe("a session", () => {
  test("ends thirty days after it was last used, and never later than ninety after it began", () => {
    const began = at("2026-01-01T00:00:00Z");
    expect(sessionEnd(began, began)).toEqual(at("2026-01-31T00:00:00Z"));
    expect(sessionEnd(began, at("2026-02-20T00:00:00Z"))).toEqual(at("2026-03-22T00:00:00Z"));
    expect(sessionEnd(began, at("2026-03-20T00:00:00Z"))).toEqual(at("2026-04-01T00:00:00Z"));
  });

  test("is noted as seen once a minute", () => {
    const seen = at("2026-01-01T00:00:00Z");
    expect(isSeenStale(seen, at("2026-01-01T00:00:59.999Z"))).toBe(false);
    expect(isSeenStale(seen, at("2026-01-01T00:01:00Z"))).toBe(true);
  });
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0",
    "Edge, Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
    "Safari, iOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36",
    "Chrome, Android",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605.1", "Safari, macOS"],
  ["curl/8", null],
  [undefined, null],
])("%s is called %s", (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});

describe("a reset link", () => {
  const now = at("2026-01-01T00:00:00Z");
  const link = {
    status: "ACTIVE",
    epoch: 3,
    sendEpoch: 3,
    addressKey: "a@x.example",
    emailKey: "a@x.example",
    expiresAt: at("2026-01-01T00:00:01Z"),
  };

  test.each([
    ["live", {}],
    ["expired", { expiresAt: now }],
    ["used", { epoch: 4 }],
    ["used", { epoch: 4, expiresAt: now }],
    ["dead", { status: "SUSPENDED" }],
    ["dead", { status: "INVITED" }],
    ["dead", { status: "CLOSED" }],
    ["dead", { emailKey: "b@x.example" }],
    ["dead", { emailKey: null }],
  ])("is %s with %j", (worth, change) => {
    expect(resetWorth({ ...link, ...change }, now)).toBe(worth);
  });
});
