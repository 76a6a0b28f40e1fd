import { writeAudit } from "@/audit/write-audit";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { linesOf } from "@/plans/queries";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { MOST_AT_ONCE } from "@/rechecks/rules";
import { isNaming } from "@/slips/queries";
import { nearDomainOf } from "@/slips/rules";
import { fixPiece } from "./fix-piece";
import type { FixInput } from "./input";

type Planned = Awaited<ReturnType<typeof lockPlanned>>;
type Cells = { line: number; cells: string[] };

/** More lines no file has. */
const ALL = 2_000_000;

/** How many rows have these faults, or name this new team or domain. */
async function countAlike(tx: OrgTx, id: string, key: string): Promise<number> {
  if (isNaming(key) === undefined)
    return tx.db.importFault.count({ where: { orgId: tx.org, importId: id, faultKey: key } });
  const lines = linesOf(tx, id, { group: key }, { line: 0 }, ALL);
  const [found] = await tx.db.$queryRaw<{ rows: number }[]>(
    sql`SELECT count(*)::int AS rows FROM (${lines}) m`,
  );
  return found?.rows ?? 0;
}

/** What looks wrong in these rows is meant: addresses at a domain that looks like a slip, or is near another, zeros that are missing in a column. */
function meantBy(key: string): string | undefined {
  const [column, code, like] = key.split("|");
  if (code === "zeros-lost") return column;
  return code === "email-typo" ? like : nearDomainOf(key);
}

/** From here on it is right to the plan, if anything in it is wrong in this way: what is no fault of it is not kept. */
async function keepWritten(tx: OrgTx, plan: Planned, key: string): Promise<Planned> {
  const meant = meantBy(key);
  if (!meant || (await countAlike(tx, plan.id, key)) === 0) return plan;
  const kept = [...new Set([...(plan.options.kept ?? []), meant])];
  const options = { ...plan.options, kept };
  await tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id: plan.id } },
    data: { options },
  });
  return { ...plan, options };
}

const told = (tx: OrgTx, importId: string, rows: number): Promise<void> =>
  writeAudit(tx, [{ act: "import.corrected", details: { importId, how: "fix", rows } }]);

/** A few rows, and at once: all of them, or those that are others now. */
async function fixFew(tx: OrgTx, plan: Planned, { key, right, country, keep, anew }: FixInput) {
  const mapping = keep ? [] : (parseReading(plan.reading)?.mapping ?? []);
  const fixed: Cells[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const fix = { key, right, country };
    const piece: Awaited<ReturnType<typeof fixPiece>> = await fixPiece(tx, {
      ...{ id: plan.id, fix, mapping, after },
    });
    fixed.push(...(keep || anew ? piece.all : piece.rows));
    after = piece.last;
  }
  return fixed;
}

/** Of very many rows only what somebody chose is kept: the worker does it, and judges the plan. */
async function fixMany(tx: OrgTx, { id, key, right, country, keep, anew }: FixInput, of: number) {
  if (keep || anew) await told(tx, id, of);
  const chore = { line: 0, done: 0, of, act: "fix", key, right, country } as const;
  await beginRecheck(tx, { ids: [id], ...(keep ? {} : { chore }) });
  return { fixed: of, counts: null };
}

/**
 * Puts what is right, or what somebody chose, into all rows with alike faults, the same new team or domain and judges them anew:
 * of very many the worker does. Rows whose right nobody knows stay as they are; `anew` judges them as they are, since what
 * they name may be here by now, and `keep` takes what they say for right. Returns how many are no longer wrong in this way, or
 * how many the worker looks at, where nobody knows yet what the plan comes to.
 */
export async function fixRows(
  tx: OrgTx,
  input: FixInput,
): Promise<{ fixed: number; counts: PlanCounts | null }> {
  const { id, key, keep, anew } = input;
  const found = await lockPlanned(tx, id);
  const plan = keep ? await keepWritten(tx, found, key) : found;
  const before = await countAlike(tx, id, key);
  if (before > MOST_AT_ONCE) return fixMany(tx, input, before);
  const rows = await fixFew(tx, plan, input);
  const counts = await rejudgeRows(tx, plan, rows);
  // of a domain that is kept no row is another one
  const isKept = keep && nearDomainOf(key) !== undefined;
  const left = isKept || !(keep || anew) ? 0 : await countAlike(tx, id, key);
  const fixed = keep || anew ? before - left : rows.length;
  if (rows.length > 0) await told(tx, id, fixed);
  return { fixed, counts };
}
