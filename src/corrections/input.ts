import { z } from "zod";

const line = z.coerce.number().int().min(1).max(2_000_000);

/** Which alike faults; a zero character is nowhere in the database, which refuses to look for it. */
export const groupKey = z
  .string()
  .max(200)
  .regex(/^[^\0]+$/);

/** Alike faults that are mended at once: by what is right, by what somebody chose, or by what is here by now. */
export const fixInput = z.object({
  id: z.uuid(),
  key: groupKey,
  right: z.string().trim().min(1, "choice-missing").max(200).optional(),
  anew: z.literal("yes").optional(),
});
export type FixInput = z.infer<typeof fixInput>;

/** One of several rows that name a person: kept instead of the others, or taken back where another was. */
export const keepInput = z.object({ id: z.uuid(), line, act: z.enum(["keep", "take-back"]) });

/** One cell, by its line and its place in the file's order of columns. */
export const editInput = z.object({
  id: z.uuid(),
  line,
  column: z.coerce.number().int().min(0).max(499),
  value: z.string().max(32_768),
});
export type EditInput = z.infer<typeof editInput>;
