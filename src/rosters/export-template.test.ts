import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { read, utils } from "xlsx";
import { loadMessages } from "@/lib/i18n/load";
import { exportTemplate } from "./export-template";
import { TOLD_COLUMNS } from "./input";
import { mapColumns } from "./map-columns";
import { readRow } from "./read-row";
import type { RosterKind, RosterTerms } from "./rules";
import { MOST_ROWS } from "./rules";

const template = async (kind: RosterKind, format: "csv" | "xlsx", locale: "en" | "fr") =>
  exportTemplate({ kind, format, locale, texts: (await loadMessages(locale)).roster });

it("for people to invite has the two columns that may name them, and examples that nobody is", async () => {
  const texts = (await loadMessages("en")).roster;
  const [csv, book] = [
    await exportTemplate({ kind: "CHOOSE", format: "csv", locale: "en", texts }),
    read(await exportTemplate({ kind: "CHOOSE", format: "xlsx", locale: "en", texts })),
  ];
  const [head = "", ...rows] = Buffer.from(csv)
    .toString()
    .replace("\ufeff", "")
    .trim()
    .split("\r\n");
  expect(head).toBe("EMAIL,EXTERNAL_ID");
  expect(mapColumns(head.split(","), new Map())).toMatchObject({ isTemplate: false, unknown: [] });
  expect(rows.every((row) => row.includes("@example.com"))).toBe(true);
  expect(utils.sheet_to_json(book.Sheets.People ?? {}, { header: 1 })[0]).toEqual(head.split(","));
});

const KINDS = ["USER", "CONTACT"] as const;

/** The head and the rows of a template as an import takes them. */
function taken(kind: RosterKind, lines: string[][]) {
  const [head = [], ...rows] = lines;
  const { mapping, isTemplate, unknown, kind: read } = mapColumns(head, new Map());
  expect([isTemplate, unknown, read]).toEqual([true, [], kind]);
  const terms: RosterTerms = {
    ...{ mapping, width: mapping.length, kind, isTemplate, kept: [] },
    ...{ country: "FR", timeZone: "Europe/Paris" },
    now: new Date("2026-11-22T12:00:00Z"),
  };
  return { rows, terms };
}

describe.each(KINDS)("the template of a %s", (kind) => {
  it("is a workbook that SheetJS reads: 27 columns, two examples, a sheet that explains each and the three of an export", async () => {
    const book = read(await template(kind, "xlsx", "fr"), { type: "array" });
    expect(book.SheetNames).toEqual(["Personnes", "Colonnes"]);
    const [people, guide] = book.SheetNames.map((name) =>
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, defval: "" }),
    );
    const { rows, terms } = taken(kind, people ?? []);
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(readRow(row, terms).faults.map(({ code }) => code)).toEqual(["example-row"]);
    expect(guide).toHaveLength(31);
    expect(guide?.slice(-3).map(([key]) => key)).toEqual([...TOLD_COLUMNS]);
    expect(guide?.flat().filter((cell) => cell.includes("\ufffd"))).toEqual([]);
  });

  it("offers the values of closed columns, keeps its head and takes digits as text", async () => {
    const [people] = (await readXlsx(await template(kind, "xlsx", "en"))).sheets;
    const lists = (people?.dataValidations ?? []).map(({ range, values, type }) => ({
      ...{ type, column: /^[A-Z]+/.exec(range)?.[0], values: values?.join(" ") },
      isDown: range.endsWith(String(MOST_ROWS + 1)),
    }));
    expect(lists).toHaveLength(kind === "USER" ? 7 : 6);
    expect(lists.every(({ type, isDown }) => type === "list" && isDown)).toBe(true);
    expect(lists.map(({ values }) => values)).toContain(
      kind === "USER" ? "ACTIVE INACTIVE CLOSED" : "ACTIVE CLOSED",
    );
    expect(people?.freezePane).toMatchObject({ rows: 1 });
  });

  it("is right but for being an example: as anybody else's its rows have no fault", async () => {
    const text = Buffer.from(await template(kind, "csv", "en")).toString();
    const lines = text.replace("\ufeff", "").trimEnd().split("\r\n");
    const { rows, terms } = taken(
      kind,
      lines.map((line) => line.split(",")),
    );
    for (const row of rows) {
      const { faults, doubts } = readRow(
        row.map((cell) => cell.replace("@example.com", "@halden.example")),
        terms,
      );
      expect([...faults, ...doubts]).toEqual([]);
    }
  });

  it("as CSV has the separator of the language and the mark that Excel needs", async () => {
    const english = Buffer.from(await template(kind, "csv", "en")).toString();
    const french = Buffer.from(await template(kind, "csv", "fr")).toString();
    expect(english.startsWith("\ufeff")).toBe(true);
    expect(english.split("\r\n")[0]?.split(",")).toHaveLength(27);
    expect(french.split("\r\n")[0]?.split(";")).toHaveLength(27);
    expect(french).toContain(";fr;");
  });
});
