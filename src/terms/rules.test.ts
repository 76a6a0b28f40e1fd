import { expect, test } from "vitest";
import { termsInput } from "./input";
import type { TermsText } from "./rules";
import { areAlike, paragraphsOf, textsFor } from "./rules";

const text = (kind: TermsText["kind"], locale: TermsText["locale"]): TermsText => ({
  ...{ kind, locale, url: null },
  body: `${kind} ${locale}`,
});
const TEXTS = [text("TERMS", "en"), text("TERMS", "fr"), text("PRIVACY", "fr")];

test.each([
  [["fr"], ["TERMS fr", "PRIVACY fr"]],
  [["en"], ["TERMS en", "PRIVACY fr"]],
  [
    ["de", "fr"],
    ["TERMS fr", "PRIVACY fr"],
  ],
  [
    ["th", undefined, null],
    ["TERMS en", "PRIVACY fr"],
  ],
])("who reads %j gets %j", (languages, expected) => {
  expect(textsFor({ texts: TEXTS }, languages).map(({ body }) => body)).toEqual(expected);
});

test("versions are alike whatever their order", () => {
  expect(areAlike(TEXTS, TEXTS.toReversed())).toBe(true);
  expect(areAlike(TEXTS, TEXTS.slice(1))).toBe(false);
});

test("a web address alone is a link, words are words, an empty field is nothing", () => {
  const given = {
    "TERMS.en": " https://halden.example/terms ",
    "PRIVACY.en": "See https://halden.example\r\nand be kind",
    "TERMS.fr": "  ",
    seen: "0",
  };
  expect(termsInput.parse(given)).toEqual([
    { kind: "TERMS", locale: "en", body: null, url: "https://halden.example/terms" },
    { kind: "PRIVACY", locale: "en", body: "See https://halden.example\nand be kind", url: null },
  ]);
});

test.each([
  ["x".repeat(20_001), "too-long"],
  [`https://halden.example/${"x".repeat(500)}`, "too-long"],
  ["be\u0000kind", "unseen-characters"],
])("refuses what is too long or cannot be seen", (value, code) => {
  const { error } = termsInput.safeParse({ "TERMS.en": value });
  expect(error?.issues.map(({ message }) => message)).toEqual([code]);
});

test("paragraphs are what empty lines separate", () => {
  expect(paragraphsOf("One\nstill one\n\n\nTwo\n")).toEqual(["One\nstill one", "Two"]);
});
