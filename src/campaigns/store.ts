import type { ByChannel } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { Pace, Watched, Waves } from "@/waves/rules";
import type { CampaignKind, CampaignSource, StoredState } from "./rules";

export type GivenSelection = { id: string; madeBy: string; state: string; count: number };

/** The selection whose people a campaign takes over, held until the transaction ends. */
export async function lockSelection(tx: OrgTx, id: string): Promise<GivenSelection | undefined> {
  const rows = await tx.db.$queryRaw<GivenSelection[]>(sql`
    SELECT id, made_by AS "madeBy", state, count FROM app.selections
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return rows[0];
}

export type NewCampaign = {
  id: string;
  selectionId: string;
  kind: CampaignKind;
  letter: string;
  wordingId: string | null;
  source: CampaignSource;
  importId?: string;
  /** Of automatic reminders, which nobody begins: the organisation's day. */
  onDay?: Date;
  madeBy: string | null;
  count: number;
  withCodes?: boolean;
  withDeclined?: boolean;
  switchesIntegrations?: boolean;
  /** What was confirmed. */
  meant?: ByChannel;
} & Partial<Waves> & { state?: StoredState; startsAt?: Date | null; stopAbove?: number };

/** The campaign, whose selection is its own from here on. */
export async function insertCampaign(tx: OrgTx, row: NewCampaign): Promise<void> {
  await tx.db.campaign.create({
    data: { orgId: tx.org, ...row, createdAt: tx.now, lookAt: row.startsAt ?? tx.now },
  });
  await tx.db.selection.update({
    where: { orgId_id: { orgId: tx.org, id: row.selectionId } },
    data: { state: "GIVEN" },
  });
}

/** A selection without people yet, whose campaign is about to be made. */
export const insertSelection = (
  tx: OrgTx,
  { id, madeBy, count = 0 }: { id: string; madeBy: string | null; count?: number },
) =>
  tx.db.selection.create({
    data: { orgId: tx.org, id, madeBy, query: "", count, state: "GIVEN", createdAt: tx.now },
  });

/** These people are a selection's from here on. Returns how many of them are here. */
export const insertMembers = (
  tx: OrgTx,
  selectionId: string,
  ids: readonly string[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.selection_members (org_id, selection_id, account_id)
    SELECT a.org_id, ${selectionId}::uuid, a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`);

/** The organisation, held until the transaction ends, and whether its reminders of a day are begun. */
export async function lockDay(tx: OrgTx, onDay: Date): Promise<{ isBegun: boolean }> {
  await tx.db.$executeRaw(sql`
    SELECT FROM app.organizations WHERE org_id = ${tx.org}::uuid FOR NO KEY UPDATE`);
  return { isBegun: (await tx.db.campaign.count({ where: { orgId: tx.org, onDay } })) > 0 };
}

/** The campaign of an import, held until the transaction ends; whose import it is, and whether codes are given. */
export async function lockImported(
  tx: OrgTx,
  importId: string,
): Promise<{ madeBy: string; withCodes: boolean; campaign: ImportedCampaign | null } | undefined> {
  type Row = ImportedCampaign & { madeBy: string };
  const [row] = await tx.db.$queryRaw<Row[]>(sql`
    SELECT i.made_by AS "madeBy", NOT coalesce((i.options->>'noCodes')::boolean, false) AS "withCodes", c.id, c.selection_id AS "selectionId", c.state
    FROM app.imports i
    LEFT JOIN LATERAL (SELECT * FROM app.campaigns c WHERE c.org_id = i.org_id AND c.import_id = i.id FOR NO KEY UPDATE) c ON true
    WHERE i.org_id = ${tx.org}::uuid AND i.id = ${importId}::uuid`);
  return row && { madeBy: row.madeBy, withCodes: row.withCodes, campaign: row.id ? row : null };
}
export type ImportedCampaign = Pick<LockedCampaign, "id" | "selectionId" | "state" | "withCodes">;

/** People who come to a campaign with what became of them. */
export async function addMembers(
  tx: OrgTx,
  { id, selectionId }: { id: string; selectionId: string },
  members: readonly { id: string; outcome: string }[],
): Promise<void> {
  await tx.db.$executeRaw(sql`
    INSERT INTO app.selection_members (org_id, selection_id, account_id, outcome)
    SELECT ${tx.org}::uuid, ${selectionId}::uuid, r.id, r.outcome
    FROM jsonb_to_recordset(${rowset(members)}) AS r (id uuid, outcome text) ON CONFLICT DO NOTHING`);
  const count = { increment: members.length };
  const at = (one: string) => ({ orgId_id: { orgId: tx.org, id: one } });
  await tx.db.campaign.update({ where: at(id), data: { count } });
  await tx.db.selection.update({ where: at(selectionId), data: { count } });
}

export type LockedCampaign = Omit<NewCampaign, "letter" | `with${string}` | "meant" | keyof Waves> &
  Pick<Watched, "startsAt" | "rest" | "restHours" | "restAt" | "stopAbove" | "waits"> &
  Pace &
  Record<"done" | "baseGone" | "baseBad", number> & {
    withCodes: boolean;
    meant: ByChannel | null;
    replacesLost: boolean;
    state: StoredState;
    stoppedWhy: string | null;
    steeredBy: string | null;
    /** With whose rights it goes on; automatic reminders with the organisation's own. */
    actsFor: string | null;
    firstCount: number | null;
    createdAt: Date;
    /** Who said no until then is written to all the same. */
    declinedUntil: Date | null;
  } & Record<"restBegunAt" | "beganAt" | "queuedAt" | "retriedAt" | "quietUntil", Date | null>;

const LOCKED = sql`c.id, c.selection_id AS "selectionId", c.kind, c.wording_id AS "wordingId", c.source, c.made_by AS "madeBy", c.created_at AS "createdAt", c.count,
  c.with_codes AS "withCodes", CASE WHEN c.with_declined THEN c.created_at END AS "declinedUntil", c.switches_integrations AS "switchesIntegrations", c.meant, c.replaces_lost AS "replacesLost", c.state, c.stopped_why AS "stoppedWhy", c.steered_by AS "steeredBy", coalesce(c.taken_by, c.made_by) AS "actsFor", c.done,
  c.quiet_until AS "quietUntil", c.starts_at AS "startsAt", c.first_count AS "firstCount", c.rest, c.rest_hours AS "restHours", c.rest_at AS "restAt",
  c.rest_begun_at AS "restBegunAt", c.stop_above AS "stopAbove", c.base_gone AS "baseGone", c.base_bad AS "baseBad", c.pace,
  c.pace_gone AS "paceGone", c.pace_at AS "paceAt", c.began_at AS "beganAt", c.queued_at AS "queuedAt", c.retried_at AS "retriedAt",
  EXISTS (SELECT FROM app.messages m WHERE m.org_id = c.org_id AND m.campaign_id = c.id
    AND m.state IN ('QUEUED', 'DELAYED')) AS waits`;

/** The campaign, held until the transaction ends: of two who work on it, or steer it, one waits. Whoever acts on its letters does not (0086). */
export async function lockCampaign(tx: OrgTx, id: string): Promise<LockedCampaign | undefined> {
  const rows = await tx.db.$queryRaw<LockedCampaign[]>(sql`
    SELECT ${LOCKED} FROM app.campaigns c WHERE c.org_id = ${tx.org}::uuid AND c.id = ${id}::uuid FOR NO KEY UPDATE OF c`);
  return rows[0];
}

/** Campaigns whose time to be looked after has come; who looks after one of them at this moment keeps it. */
export const lockDue = (tx: OrgTx, most: number): Promise<LockedCampaign[]> =>
  tx.db.$queryRaw<LockedCampaign[]>(sql`
    SELECT ${LOCKED} FROM app.campaigns c WHERE c.org_id = ${tx.org}::uuid AND c.look_at <= ${tx.now}
    ORDER BY c.look_at LIMIT ${most} FOR NO KEY UPDATE OF c SKIP LOCKED`);

type Change = Partial<Pace> & { [Name in keyof Waves]?: Waves[Name] | null } & {
  state?: StoredState;
  stoppedWhy?: string | null;
  meant?: ByChannel;
  steeredBy?: string | null;
  takenBy?: string;
  startsAt?: Date;
  stopAbove?: number;
  restAt?: Date;
  restBegunAt?: Date;
  lookAt?: Date | null;
  quietUntil?: Date | null;
  baseGone?: number;
  baseBad?: number;
  retriedAt?: Date;
  beganAt?: Date;
  queuedAt?: Date;
  finishedAt?: Date;
  toldAt?: null;
  replacesLost?: boolean;
};
/** People who were written to, of them with a code, and those who were left out. */
type Written = { done: number; coded?: number; refused: number };
export const setCampaign = (
  tx: OrgTx,
  id: string,
  change: Change,
  { done, coded = 0, refused }: Written = { done: 0, refused: 0 },
) => {
  const counts = { done: { increment: done }, coded: { increment: coded } };
  return tx.db.campaign.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { ...change, ...counts, refused: { increment: refused } },
  });
};

/** The next people nobody wrote to, in the order of their ids. */
export async function nextMembers(tx: OrgTx, selectionId: string, most: number): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ ids: string[] | null }[]>(sql`
    SELECT array_agg(account_id) AS ids FROM (
      SELECT account_id FROM app.selection_members
      WHERE org_id = ${tx.org}::uuid AND selection_id = ${selectionId}::uuid AND outcome IS NULL
      ORDER BY account_id LIMIT ${most}) next`);
  return rows[0]?.ids ?? [];
}

/** What became of people: all of one outcome by one statement. */
export async function setOutcomes(
  tx: OrgTx,
  selectionId: string,
  outcomes: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const [outcome, ids] of outcomes)
    await tx.db.$executeRaw(sql`
      UPDATE app.selection_members SET outcome = ${outcome}
      WHERE org_id = ${tx.org}::uuid AND selection_id = ${selectionId}::uuid AND account_id = ANY (${ids}::uuid[])`);
}
