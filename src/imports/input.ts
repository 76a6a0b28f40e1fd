import { z } from "zod";
import { normalForm } from "@/lib/characters";
import { widthOf } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";
import { COLUMN_KEYS } from "@/rosters/rules";
import { DELIMITERS, ENCODINGS, IMPORT_PURPOSES } from "./rules";

const kind = z.enum(["USER", "CONTACT"]).nullable();

/** An id that nothing has: what stands for another that cannot be read is not found. */
const NOTHING = "00000000-0000-0000-0000-000000000000";

/** What an upload says: a purpose, what every row is, what the file is called, and which import it corrects. */
export const uploadInput = z.object({
  purpose: z.enum(IMPORT_PURPOSES).exclude(["UNDO"]).catch("ROSTER"),
  kind: kind.catch(null),
  name: z
    .string()
    .transform((name) =>
      normalForm(name, "NFC")
        .replace(/[\p{Cc}\p{Cf}]/gu, "")
        .trim()
        .slice(-200)
        .toWellFormed(),
    )
    .catch(""),
  into: z.uuid().optional().catch(NOTHING),
});
export type UploadInput = z.infer<typeof uploadInput>;

const choice = z.object({
  format: z.enum(["csv", "xlsx", "xls", "ods"]),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  /** The place of the sheet in its workbook, from 0. */
  sheet: z.int().min(0).optional(),
  /** 0: no line names the columns. */
  headerLine: z.int().min(0).max(1_048_576),
});

/** What a person changed of it: the rest stays guessed. */
const chosen = choice.omit({ format: true }).partial();
export type Chosen = z.infer<typeof chosen>;

const line = z.object({ line: z.int(), cells: z.array(z.string()) });

/** How a file was read, and what of it is shown (imports.reading). */
export const reading = z.object({
  choice,
  chosen,
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  header: z.array(z.string()),
  preview: z.array(line),
  /** Places of the columns in which any row says something; absent in what was read before that was kept. */
  held: z.array(z.int()).optional(),
  rows: z.int(),
  hiddenRows: z.int(),
  mergedCells: z.int(),
  /** A word with an accent by which a person sees whether the encoding is right. */
  doubt: z.object({ line: z.int(), word: z.string() }).optional(),
  mapping: z.array(z.enum(COLUMN_KEYS).nullable()),
  /** Columns behind so many were added by hand: the file does not have them. Its own go so far that what stands beyond is a cell too many. */
  added: z.object({ behind: z.int(), width: z.int() }).optional(),
  /** The file carries our header: its required marks bind. */
  isTemplate: z.boolean(),
  /** Why the file cannot be read as it was chosen: what is shown is from before. */
  fault: z.object({ code: z.string(), line: z.int().optional() }).optional(),
});
export type Reading = z.infer<typeof reading>;

/** The reading of an import; undefined before there is one. */
export const parseReading = (value: unknown): Reading | undefined => reading.safeParse(value).data;

/**
 * A reading with a column that the file does not have, for what somebody puts in by hand: behind its own columns, and behind
 * every cell (`widest`) that a row has beyond them.
 */
export function withColumn(reading: Reading, key: ColumnKey, widest: number): Reading {
  const { header, mapping, choice } = reading;
  const width = widthOf({ header, mapping, headerLine: choice.headerLine });
  const at = Math.max(header.length, mapping.length, widest);
  const filled = <T>(given: readonly T[], nothing: T, last: T): T[] => [
    ...Array.from({ length: at }, (_, place) => given[place] ?? nothing),
    last,
  ];
  return {
    ...reading,
    header: filled(header, "", key),
    mapping: filled<ColumnKey | null>(mapping, null, key),
    added: reading.added ?? { behind: header.length, width },
  };
}

/** A reading with the columns of the file alone: read anew, nothing is left of what was put in by hand. */
export function asInFile({ added, ...reading }: Reading): Reading {
  if (!added) return reading;
  const { header, mapping } = reading;
  return {
    ...reading,
    header: header.slice(0, added.behind),
    mapping: mapping.slice(0, added.behind),
  };
}

/** What is left of a reading before the first look: what a person chose, for who reads it next. */
export const parseChosen = (value: unknown): Chosen =>
  z.object({ chosen }).safeParse(value).data?.chosen ?? {};

/** What a person changes before a plan is made: how the file is read, which column is which, what every row is. */
export const readingChange = z.object({
  id: z.uuid(),
  chosen: chosen.optional(),
  mapping: z.array(z.enum(COLUMN_KEYS).nullable()).max(500).optional(),
  kind: kind.optional(),
  /** The file is meant to be everybody. */
  full: z.boolean().optional(),
});
export type ReadingChange = z.infer<typeof readingChange>;
