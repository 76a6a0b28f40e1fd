import { createFormatter, createTranslator } from "next-intl";
import { beforeAll, describe, expect, test } from "vitest";
import { isTold, tellDetails, tellValues } from "@/audit/components/detail-words";
import type { Sayer } from "@/audit/components/use-sayer";
import { sayerOf } from "@/audit/components/use-sayer";
import { listEntries } from "@/audit/queries";
import { ACTS } from "@/audit/rules";
import { FORMATS } from "@/lib/i18n/formats";
import { loadMessages } from "@/lib/i18n/load";
import { tagOf } from "@/lib/i18n/locales";
import { CASES } from "./support/all-cases";
import { newOrg } from "./support/org";
import { populate } from "./support/populate";
import { RARE_ENTRIES } from "./support/rare-entries";

type Entry = Parameters<typeof tellDetails>[0];

/** What every verb of the registry really wrote down, one of each shape. */
const entries = new Map<string, Entry>();

/** A case of the log itself keeps a word where others keep fields. */
const namesIn = (kept: unknown): string[] =>
  typeof kept === "object" && kept !== null ? Object.keys(kept) : [];

class Enough extends Error {}

const shapeOf = ({ act, details, values }: Entry): string =>
  JSON.stringify([act, details, values], (_, value) =>
    typeof value === "number" || typeof value === "boolean" ? typeof value : value,
  ).replaceAll(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g, "id");

beforeAll(async () => {
  const org = await newOrg();
  const own = await populate(org);
  const keep = (found: readonly Entry[]) => {
    for (const entry of found) entries.set(shapeOf(entry), entry);
  };
  keep((await org.run((tx) => listEntries(tx, {}, undefined, 1_000))).rows);
  for (const one of Object.values(CASES)) {
    if (!("run" in one)) continue;
    const tried = org.run(async (tx) => {
      await one.run(tx, own);
      keep((await listEntries(tx, {}, undefined, 20)).rows);
      throw new Enough();
    });
    // what a case refuses is told elsewhere, and leaves no entry
    await tried.catch(() => undefined);
  }
  keep(RARE_ENTRIES.map((entry) => ({ names: {}, ...entry })));
}, 120_000);

test("every act of the log is looked at", () => {
  const seen = new Set([...entries.values()].map(({ act }) => act));
  expect(ACTS.filter((act) => !seen.has(act))).toEqual([]);
});

describe.each(["en", "fr"] as const)("the details in %s", (locale) => {
  test("are words, names and days: no code, no id", async () => {
    const messages = await loadMessages(locale);
    const about = { locale: tagOf(locale), formats: FORMATS, timeZone: "Europe/Paris" };
    const say: Sayer = sayerOf(
      createTranslator({ ...about, messages }),
      createFormatter(about),
      about.locale,
    );
    const nameless = say.word("audit.detail.unnamed") ?? "";
    const raw: unknown[] = [];
    for (const entry of entries.values()) {
      const { act, details, values } = entry;
      const told = [details, values?.before, values?.after].flatMap(namesIn);
      const unknown = told.filter(
        (name) => name !== "before" && name !== "after" && !isTold(act, name),
      );
      if (unknown.length > 0) raw.push([act, ...unknown]);
      for (const [label, ...said] of [...tellDetails(entry, say), ...tellValues(entry, say)]) {
        const all = [label, ...said].join(" | ");
        const isRaw =
          label === "–" ||
          all.includes(nameless) ||
          /[\da-f]{8}-[\da-f]{4}-|\dT\d\d:|[{}[\]]/.test(all) ||
          said.some((one) => /^(?!SMS|TLS|STARTTLS|CSV|XLSX)[A-Z][A-Z_]{2,}$/.test(one));
        if (isRaw) raw.push([act, all, details]);
      }
    }
    expect(raw).toEqual([]);
  });
});
