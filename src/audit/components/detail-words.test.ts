import { createFormatter, createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { FORMATS } from "@/lib/i18n/formats";
import { loadMessages } from "@/lib/i18n/load";
import { tagOf } from "@/lib/i18n/locales";
import { tellValues } from "./detail-words";
import { sayerOf } from "./use-sayer";

async function told(act: string, name: string, before: unknown, after: unknown) {
  const about = { locale: tagOf("en"), formats: FORMATS, timeZone: "Europe/Paris" };
  const messages = await loadMessages("en");
  const say = sayerOf(
    createTranslator({ ...about, messages }),
    createFormatter(about),
    about.locale,
  );
  const values = { before: { [name]: before }, after: { [name]: after } };
  const [[, ...said] = []] = tellValues({ act, details: {}, names: {}, values }, say);
  return said;
}

const TYPED = ["Norway", "N", "Côte d’Ivoire", "FR-75", "\ud800", "404", "<b>"];

test.each(TYPED)("a country that somebody typed is told as it is: %j", async (typed) => {
  expect(await told("account.edited", "country", "FR", typed)).toEqual(["FR", typed]);
});

test("a country that the organisation chose is told by its name", async () => {
  expect(await told("settings.changed", "country", "FR", "NO")).toEqual(["France", "Norway"]);
  expect(await told("settings.changed", "textCountries", ["FR"], ["DE"])).toEqual([
    "France",
    "Germany",
  ]);
});

test.each(TYPED)("no code that stands for nothing takes the log down: %j", async (code) => {
  expect(await told("settings.changed", "country", null, code)).toHaveLength(2);
  expect(await told("settings.changed", "textCountries", [], [code])).toHaveLength(2);
  expect(await told("account.edited", "language", null, code)).toHaveLength(2);
});
