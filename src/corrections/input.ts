import { z } from "zod";
import { COUNTRIES } from "@/places/rules";
import { COLUMN_KEYS } from "@/rosters/rules";

const line = z.coerce.number().int().min(1).max(2_000_000);

/** Which alike faults; a zero character is nowhere in the database, which refuses to look for it. */
export const groupKey = z
  .string()
  .max(200)
  .regex(/^[^\0]+$/);

/** What goes into a cell: the database keeps neither zero characters nor halves of pairs. */
const cell = z
  .string()
  .max(32_768)
  .transform((text) => text.toWellFormed().replaceAll("\0", "").trim());

/**
 * Alike faults that are mended at once: by what is right, by what somebody chose, as numbers of a country, by what is here by
 * now, or because what looks wrong is kept as it is written.
 */
export const fixInput = z.object({
  id: z.uuid(),
  key: groupKey,
  right: cell.pipe(z.string().min(1, "choice-missing").max(200)).optional(),
  country: z.enum(COUNTRIES, "choice-missing").optional(),
  anew: z.literal("yes").optional(),
  keep: z.literal("yes").optional(),
});
export type FixInput = z.infer<typeof fixInput>;

/** One of several rows that name a person: kept instead of the others, or taken back where another was. */
export const keepInput = z.object({ id: z.uuid(), line, act: z.enum(["keep", "take-back"]) });

/** One cell, by its line and its place in the file's order of columns, or of a column that the file does not have. */
export const editInput = z.object({
  id: z.uuid(),
  line,
  column: z.union([z.enum(COLUMN_KEYS), z.coerce.number().int().min(0).max(2_000)]),
  value: cell,
});
export type EditInput = z.infer<typeof editInput>;
