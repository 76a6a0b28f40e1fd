import { z } from "zod";
import type { AuditCursor, AuditFilter } from "./rules";
import { ACTS, isId } from "./rules";

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform((typed) =>
      typed
        .normalize("NFC")
        .replace(/\p{Cc}/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1));

const day = z.iso.date();

/** One act or several; what is none is left out. */
const acts = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .transform((named) => ACTS.filter((act) => named.includes(act)))
  .pipe(z.array(z.enum(ACTS)).min(1));

const SHAPES = {
  act: acts,
  person: line(200),
  actor: line(200),
  from: day,
  to: day,
  one: z.string().refine(isId),
  ip: line(64),
};

export type AuditQuery = Record<string, string | string[] | undefined>;

/** The filter of an address; what makes no sense is left out. */
export function readAuditFilter(query: AuditQuery): AuditFilter {
  const entries = Object.entries(SHAPES).flatMap(([name, shape]) => {
    const found = shape.safeParse(query[name]).data;
    return found === undefined ? [] : [[name, found]];
  });
  return Object.fromEntries(entries) as AuditFilter;
}

/** "2026-11-21T09:14:03.120Z_4711": where a page begins or ends. */
const place = z
  .string()
  .regex(/^[\dT:.-]+Z_\d{1,18}$/)
  .transform((text, context) => {
    const [at = "", id = "0"] = text.split("_");
    const moment = new Date(at);
    if (!Number.isNaN(moment.getTime())) return { at: moment, id: BigInt(id) };
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });

export const writePlace = ({ at, id }: AuditCursor): string => `${at.toISOString()}_${id}`;

export type AuditView = { filter: AuditFilter; cursor: AuditCursor | undefined; from: number };

/** What an address of the log shows. */
export function readAuditView(query: AuditQuery): AuditView {
  const after = place.safeParse(query.after).data;
  const before = place.safeParse(query.before).data;
  const cursor = before ? { ...before, back: true } : after;
  const number = z.coerce.number().int().min(1).catch(1).parse(query.row);
  return { filter: readAuditFilter(query), cursor, from: cursor ? number : 1 };
}

/** The address of a view: the same one for the same filters, in whichever order they were chosen. */
export function auditHref(
  path: string,
  { act = [], ...filter }: AuditFilter,
  rest: Record<string, string> = {},
) {
  const query = new URLSearchParams(
    ACTS.filter((one) => act.includes(one)).map((one) => ["act", one]),
  );
  for (const [name, value] of Object.entries({ ...filter, ...rest })) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
