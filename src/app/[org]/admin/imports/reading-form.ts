import { z } from "zod";
import { readingChange } from "@/imports/input";
import { DELIMITERS, ENCODINGS } from "@/imports/rules";

const number = z.coerce.number().int().min(0).max(1_048_576);

const fields = z.object({
  act: z.enum(["reread", "turn", "plan"]).catch("plan"),
  encoding: z.enum(ENCODINGS).optional().catch(undefined),
  /** By its place in the list: a form would not keep a tab. */
  delimiter: z.coerce
    .number()
    .transform((at) => DELIMITERS[at])
    .optional()
    .catch(undefined),
  sheet: number.optional().catch(undefined),
  headerLine: number.optional(),
  full: z.literal("on").optional().catch(undefined),
  kind: z
    .enum(["", "USER", "CONTACT"])
    .transform((kind) => kind || null)
    .optional(),
});

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** What the columns mean, in their order: `column.0`, `column.1`, … */
function mappingOf(data: FormData) {
  const mapping: (FormDataEntryValue | null)[] = [];
  for (let at = 0; data.has(`column.${at}`); at += 1)
    mapping.push(data.get(`column.${at}`) || null);
  return mapping;
}

/** Whole names the other way round. */
const TURNED: Record<string, string> = {
  FULL_NAME: "FULL_NAME_LAST_FIRST",
  FULL_NAME_LAST_FIRST: "FULL_NAME",
};
const turned = (key: FormDataEntryValue | null) =>
  key === null ? null : (TURNED[String(key)] ?? key);

/** What the form of a reading says: only what it has fields for. */
export function readingForm(data: FormData) {
  const { act, kind, full, ...chosen } = fields.parse(Object.fromEntries(data));
  const mapping = mappingOf(data);
  const change = readingChange.omit({ id: true }).parse({
    chosen: given(chosen),
    mapping: act === "turn" ? mapping.map(turned) : mapping,
    full: full !== undefined,
    ...(kind === undefined ? {} : { kind }),
  });
  return { act, ...change };
}
