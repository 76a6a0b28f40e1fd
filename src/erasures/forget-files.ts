import { plainText } from "@/accounts/input";
import { dropFiles } from "@/files/drop-files";
import type { Reading } from "@/imports/input";
import { parseReading } from "@/imports/input";
import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { PlanOptions } from "@/plans/rules";
import { advanceChore } from "@/rechecks/advance-chore";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { headerKey } from "@/rosters/input";
import { forgetOwners } from "./forget-owners";
import type { Findable } from "./rules";
import { choreTells, fileTells, readingWithout, rowTells, withoutChoice } from "./rules";
import {
  endImports,
  forgetHeaders,
  releaseFiles,
  renameFile,
  setForgotten,
  wipeLines,
} from "./store";

type Filed = {
  id: string;
  state: ImportState;
  purpose: ImportPurpose;
  options: PlanOptions;
  fileId: string | null;
  fileName: string;
  corrects: string | null;
  reading: unknown;
};
type Line = { importId: string; line: number };
type Person = Findable & { id: string } & Record<
    "emailKey" | "loginKey" | "externalKey",
    string | null
  >;

/** Nothing of them is written yet. */
const OPEN: readonly ImportState[] = ["READING", "READ", "PLANNING", "PLANNED", "AWAITING"];
/** All their rows are here and can be looked through. */
const PLANNED: readonly ImportState[] = ["PLANNED", "AWAITING"];

const readPeople = (tx: OrgTx, ids: readonly string[]): Promise<Person[]> =>
  tx.db.account.findMany({
    where: { orgId: tx.org, id: { in: [...ids] } },
    select: {
      ...{ id: true, firstName: true, lastName: true, email: true, login: true, externalId: true },
      ...{ phone: true, emailKey: true, loginKey: true, externalKey: true },
    },
  });

/** Imports by the hundred, each with a few lines of its file. */
const listFiled = (tx: OrgTx): Promise<Filed[]> =>
  tx.db.$queryRaw<Filed[]>(sql`
    SELECT id, state, purpose, options, file_id AS "fileId", file_name AS "fileName", corrects, reading
    FROM app.imports WHERE org_id = ${tx.org}::uuid`);

const given = (values: readonly (string | null)[]): string[] =>
  values.filter((value) => value !== null);

const namesOf = (people: readonly Person[]): string[] =>
  given(people.flatMap(({ emailKey, loginKey }) => [emailKey, loginKey]));

/** Lines of their accounts; without an account those with a key of theirs, and wrong ones with both their names. */
async function findLines(
  tx: OrgTx,
  ids: readonly string[],
  people: readonly Person[],
): Promise<Line[]> {
  const names = namesOf(people);
  const externals = given(people.map(({ externalKey }) => externalKey));
  const words = given(people.flatMap(({ lastName, email }) => [lastName, email]));
  const like = words.map((word) => `%${plainText(word).replace(/[\\%_]/g, "\\$&")}%`);
  const isTheirs = sql`(coalesce(m.email_key = ANY (${names}::text[]), false)
    OR coalesce(m.login_key = ANY (${names}::text[]), false)
    OR coalesce(m.external_key = ANY (${externals}::text[]), false))`;
  const rows = await tx.db.$queryRaw<(Line & { isTheirs: boolean; words: string })[]>(sql`
    SELECT m.import_id AS "importId", m.line, true AS "isTheirs", '' AS words FROM app.import_rows m
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id = ANY (${[...ids]}::uuid[])
    UNION ALL SELECT m.import_id, m.line, ${isTheirs}, coalesce(m.search_text, '') FROM app.imports i
    JOIN app.import_rows m ON m.org_id = ${tx.org}::uuid AND m.import_id = i.id
    WHERE i.org_id = ${tx.org}::uuid AND i.wiped_at IS NULL AND m.account_id IS NULL AND (${isTheirs}
      OR (m.verdict IN ('ERROR', 'CONFLICT', 'LEFT_OUT') AND m.search_text LIKE ANY (${like}::text[])))`);
  return rows.filter((row) => row.isTheirs || rowTells(row.words.split(" "), people));
}

/** What is left of a reading; undefined where it tells of nobody. */
function changedReading(
  { reading }: Filed,
  lines: ReadonlySet<number>,
  people: readonly Person[],
): Reading | undefined {
  const parsed = parseReading(reading);
  return parsed && readingWithout(parsed, lines, people);
}

/** The plan is made of rows that are here, but for those of whom is forgotten: it is judged anew without them. */
const staysPlanned = ({ state, purpose, corrects, options }: Filed): boolean =>
  purpose !== "UNDO" && !corrects && (PLANNED.includes(state) || options.recheck !== undefined);

const idsOf = (filed: readonly Filed[]): string[] => filed.map(({ id }) => id);

/**
 * Of imports that are about these people before anything of them is written, with the corrections of them, the files go. A plan
 * is judged anew without their rows; anything else ends.
 */
async function settleOpen(tx: OrgTx, filed: readonly Filed[], about: ReadonlySet<string>) {
  const open = filed.filter(
    ({ id, state, corrects }) =>
      OPEN.includes(state) && (about.has(id) || (corrects !== null && about.has(corrects))),
  );
  const planned = open.filter(staysPlanned);
  await endImports(tx, idsOf(open.filter((one) => !staysPlanned(one))));
  await releaseFiles(tx, idsOf(planned));
  await beginRecheck(tx, { ids: idsOf(planned) });
  const ids = given(open.map(({ fileId }) => fileId));
  if (ids.length > 0) await dropFiles(tx, { ids });
}

/**
 * Takes these people out of the files of imports: out of their rows, also those that belong to no account, the first lines
 * that are shown, what stood for alike errors, and what the files are called. A file of which nothing is written yet cannot
 * be looked through: where it is known to be about one of them, it goes, and with it the import of which there is no plan.
 */
export async function forgetFiles(tx: OrgTx, { ids }: { ids: readonly string[] }): Promise<void> {
  const people = await readPeople(tx, ids);
  const lines = await findLines(tx, ids, people);
  const filed = await listFiled(tx);
  const linesOf = new Map<string, Set<number>>();
  for (const { importId, line } of lines)
    linesOf.set(importId, (linesOf.get(importId) ?? new Set()).add(line));
  await wipeLines(tx, rowset(lines));
  const about = new Set(linesOf.keys());
  for (const one of filed) {
    const own = linesOf.get(one.id) ?? new Set<number>();
    const reading = changedReading(one, own, people);
    if (reading) about.add(one.id);
    if (about.has(one.id)) await setForgotten(tx, one.id, reading);
    const { chore } = one.options;
    if (chore && choreTells(chore, people))
      await advanceChore(tx, { id: one.id, chore: withoutChoice(chore) });
    if (fileTells(one.fileName, people, about.has(one.id))) await renameFile(tx, one);
  }
  const names = namesOf(people);
  for (const owned of await forgetOwners(tx, { filed, ids, names })) about.add(owned);
  await settleOpen(tx, filed, about);
  const values = people.flatMap(({ firstName, lastName, email, login, externalId }) =>
    given([firstName, lastName, email, login, externalId]),
  );
  await forgetHeaders(tx, values.map(headerKey));
}
