import { describe, expect, test } from "vitest";
import {
  askHref,
  hasLink,
  isSlug,
  isSlugRefused,
  logoPath,
  movedPath,
  nextMove,
  normalizeSlug,
} from "./rules";

describe("a slug", () => {
  test.each([
    ["Halden Group", "halden-group"],
    ["  Société Générale d’Œuvres  ", "societe-generale-doeuvres"],
    ["Weiß & Söhne", "weiss-sohne"],
    ["a__b--c", "a-b-c"],
    ["--x--", "x"],
    ["日本", ""],
    ["A".repeat(80), "a".repeat(63)],
  ])("of “%s” is proposed as “%s”", (name, slug) => {
    expect(normalizeSlug(name)).toBe(slug);
  });

  test.each(["halden", "abc", "a-b-c", "42north", "x".repeat(63)])("may be “%s”", (slug) => {
    expect(isSlug(slug)).toBe(true);
    expect(isSlugRefused(slug)).toBe(false);
  });

  test.each([
    "",
    "ab",
    "-abc",
    "abc-",
    "a--b",
    "Abc",
    "a_b",
    "a.b",
    "a b",
    "é-e",
    "x".repeat(64),
    "abc\n",
  ])("has not the form of “%s”", (slug) => {
    expect(isSlug(slug)).toBe(false);
  });
});

describe("nobody's address is", () => {
  test.each([
    "sign-up",
    "api",
    "claim",
    "code",
    "join",
    "proof",
    "reset",
    "mailbox",
    "admin",
    "locale",
    "system",
    "go",
    "theme",
  ])("one of our own, as “%s”", (slug) => {
    expect(isSlugRefused(slug)).toBe(true);
  });

  test.each(["support", "security", "billing", "webmaster", "root"])(
    "a word of trust, as “%s”",
    (slug) => {
      expect(isSlugRefused(slug)).toBe(true);
    },
  );

  test.each([
    "rollcall",
    "r0llcall",
    "ro11cal1",
    "paypal",
    "paypa1",
    "pay-pal",
    "paypal-support-desk",
    "my-paypal",
    "micros0ft",
    "rnicrosoft",
    "m1crosoft-login",
    "g00gle",
    "goog1e",
    "arnazon",
    "vvhatsapp",
    "faceb00k",
    "5lack",
    "acme-slack",
    "adm1n",
    "s1gn-up",
  ])("a brand or what looks like one, as “%s”", (slug) => {
    expect(isSlugRefused(slug)).toBe(true);
  });

  test.each([
    "pineapple-farm",
    "visadel",
    "zoomdorf",
    "applebee",
    "uptown",
    "sapin",
    "burns",
    "modern-art",
  ])("while “%s” only holds one by chance", (slug) => {
    expect(isSlugRefused(slug)).toBe(false);
  });
});

describe("a link in a name", () => {
  test.each([
    "https://x.example",
    "see www.halden",
    "halden.com",
    "Win at evil.xyz now",
    "a.b.fr/x",
    "HALDEN.ORG",
    "x://y",
    "payroll-halden.support",
    "halden.finance/login",
    "Reset at halden.zip",
    "x.com",
    "evil。com",
    "evil．com",
    "ｅｖｉｌ.ｃｏｍ",
    "ev\u00adil.c\u00adom",
    "evil.\u200bcom",
    "evil\u2060.com",
    "evil.c\u200dom",
    "203.0.113.7/login",
    "xn--80ak6aa92e.xn--p1ai",
    "пример.рф",
    "例子.公司",
    "Dr.Müller",
  ])("is seen in “%s”", (text) => {
    expect(hasLink(text)).toBe(true);
  });

  test.each([
    "Halden Group",
    "Dr. Mary St. James",
    "TSV Nord e.V.",
    "S.A. Dupont",
    "Nr.12",
    "Ph.D. Ida",
    "Amara…",
    "a.comma",
    "Dr. Müller",
    "J.R.R. Tolkien",
    "Halden 2.0",
    "v1.2.3",
    "お知らせ。こちらです",
    "a.m. – 10.30",
  ])("is not seen in “%s”", (text) => {
    expect(hasLink(text)).toBe(false);
  });
});

test.each([
  ["/old/admin/people?q=a", "/new/admin/people?q=a"],
  ["/old", "/new"],
  ["/old?a=1", "/new?a=1"],
  ["/old/sign-in?next=%2Fold%2Fme", "/new/sign-in?next=%2Fold%2Fme"],
  ["/older/me", "/new"],
  ["//evil.example", "/new"],
])("%s goes on as %s", (path, moved) => {
  expect(movedPath(path, "old", "new")).toBe(moved);
});

describe("the next move to another address", () => {
  const now = new Date("2026-11-22T09:00:00Z");
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  test.each([
    [[], 0, undefined],
    [[ago(31)], 0, undefined],
    [[ago(29)], 0, ago(-1)],
    [[ago(1), ago(29)], 0, ago(-29)],
    [[ago(1), ago(29)], 3, undefined],
    [[ago(29), ago(2), ago(1)], 3, ago(-1)],
    [[ago(4), ago(29), ago(2), ago(1)], 3, ago(-26)],
  ])("after %j at step %i is possible at %s", (moves, step, until) => {
    expect(nextMove(moves, step, now)).toEqual(until);
  });
});

test("a logo has an address of its own, none has none", () => {
  expect(logoPath({ slug: "halden", logoFileId: "7" })).toBe("/halden/logo/7");
  expect(logoPath({ slug: "halden", logoFileId: null })).toBeUndefined();
});

test.each([
  ["Ana, <ana+help@halden.example>, room 4", "mailto:ana%2Bhelp@halden.example"],
  ["+33 1 23 45 67 89", "https://halden.example/help"],
])("whoever asks %s is led to %s", (helpContact, href) => {
  expect(askHref({ helpContact, helpUrl: "https://halden.example/help" })).toBe(href);
});
