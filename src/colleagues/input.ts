import { z } from "zod";
import { plainText, visibleText } from "@/accounts/input";

const LONGEST = 200;

/** The last row of a page: the next one begins behind it. */
export type ColleagueCursor = { nameKey: string; id: string };

const cursor = z
  .string()
  .max(600)
  .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}~\P{Cc}*$/u)
  .transform((text): ColleagueCursor => ({ id: text.slice(0, 36), nameKey: text.slice(37) }));

/** What the address of the directory says; anything that makes no sense is left out. */
export const directoryQuery = z.object({
  q: z
    .string()
    .transform((typed) => visibleText(typed).slice(0, LONGEST).trim())
    .catch(""),
  team: z.uuid().optional().catch(undefined),
  after: cursor.optional().catch(undefined),
});
export type DirectoryQuery = z.output<typeof directoryQuery>;

export const writeCursor = ({ nameKey, id }: ColleagueCursor): string => `${id}~${nameKey}`;

/** The words that a name or an address must hold, each of them. */
export const wordsOf = (q: string): string[] => plainText(q).split(" ").filter(Boolean).slice(0, 8);
