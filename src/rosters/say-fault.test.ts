import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/load";
import { TEMPLATE_COLUMNS } from "./input";
import type { RowFault } from "./rules";
import { COLUMN_KEYS, FAULT_CODES } from "./rules";
import { sayFault } from "./say-fault";

const textsOf = async (locale: "en-GB" | "fr") => {
  const messages = await loadMessages(locale === "fr" ? "fr" : "en");
  return { messages, t: createTranslator({ locale, messages, namespace: "roster" }) };
};

describe.each(["en-GB", "fr"] as const)("in %s", (locale) => {
  it.each(FAULT_CODES)("%s says what is wrong and what would be right", async (code) => {
    const { t } = await textsOf(locale);
    const fault: RowFault = { column: "EMAIL", code, value: "V", lines: [3, 7], detail: "D" };
    const { title, what, todo } = sayFault(t, fault);
    for (const text of [title, what, todo]) expect(text).not.toMatch(/roster\.|[{}]|undefined/);
    if (code !== "application-rule" && code !== "cannot-invite") expect(what).not.toBe("");
    expect(todo).not.toBe("");
  });

  it("every column is named and explained", async () => {
    const { messages } = await textsOf(locale);
    expect(Object.keys(messages.roster.columns).sort()).toEqual([...COLUMN_KEYS].sort());
    expect(new Set(Object.values(messages.roster.columns).map(({ name }) => name)).size).toBe(
      COLUMN_KEYS.length,
    );
    expect(TEMPLATE_COLUMNS.USER.every((key) => messages.roster.columns[key].about)).toBe(true);
  });
});

it("says of a number without its country that it is none here, since those of the country need no code", async () => {
  const { t } = await textsOf("en-GB");
  const fault: RowFault = {
    column: "PHONE",
    code: "phone-no-country",
    value: "123",
    detail: "+33",
  };
  expect(sayFault(t, fault).title).toBe("Not a number of the organisation’s country");
});

it("names column, value and what would be right", async () => {
  const fault: RowFault = {
    column: "MAIL_LANGUAGE",
    code: "language-unknown",
    value: "français",
    right: "fr",
  };
  expect(sayFault((await textsOf("en-GB")).t, fault)).toEqual({
    title: "Unknown language",
    what: "“français” is not a language code.",
    todo: "Use “fr”.",
  });
  expect(sayFault((await textsOf("fr")).t, fault).todo).toBe("Utilisez «\u00a0fr\u00a0».");
});

it("names columns as the file does, lines, and the rule of an application", async () => {
  const { t } = await textsOf("en-GB");
  const nameOf = (column: string) => `<${column}>`;
  const swap: RowFault = {
    column: "EMAIL",
    code: "columns-swapped",
    value: "Jane",
    detail: "FIRSTNAME",
  };
  expect(sayFault(t, swap, nameOf).what).toBe("“Jane” in <EMAIL> seems to belong in <FIRSTNAME>.");
  const twice: RowFault = { column: "LOGIN", code: "duplicate", value: "jd", lines: [4, 9] };
  expect(sayFault(t, twice).what).toBe("“jd” in LOGIN also stands on lines 4, 9.");
  const rule: RowFault = {
    column: "TFA",
    code: "application-rule",
    value: "Save",
    detail: "application-factor",
  };
  expect(sayFault(t, rule).what).toBe("“Save” does not allow this second factor.");
});

it("says by the hint that a cell is to be empty", async () => {
  const owned: RowFault = {
    column: "OWNER_LOGIN",
    code: "owner-of-user",
    value: "boss",
    right: "",
  };
  const { what, todo } = sayFault((await textsOf("en-GB")).t, owned);
  expect([what, todo]).toEqual([
    "“boss” is named as the owner of a user, and only contacts have owners.",
    "Empty OWNER_LOGIN; if a contact is meant, import the file as contacts.",
  ]);
});
