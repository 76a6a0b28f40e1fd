import { permissionsOfAccounts } from "@/admins/queries";
import type { CampaignKind } from "@/campaigns/rules";
import type { OrgTx, Permission } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { AlertKind, Way } from "./rules";

export type AlertRow = {
  id: string;
  kind: AlertKind;
  campaignId: string | null;
  importId: string | null;
  details: Record<string, unknown>;
  at: Date;
  readAt: Date | null;
  /** Of a campaign: what it did, and for how many. */
  campaignKind: CampaignKind | null;
  count: number | null;
  stoppedWhy: string | null;
  /** Of an import: the file that was read. */
  fileName: string | null;
  /** It undid another, or applied rows of another that were put right. */
  importHow: "undo" | "corrections" | null;
  /** Rows of it that had errors. */
  faulty: number;
};
export type AlertFilter = {
  kind?: AlertKind | undefined;
  isUnread?: boolean | undefined;
  /** What is searched: the name of an imported file, or kinds whose words match in the reader's language. */
  found?: { q: string; kinds: readonly AlertKind[] } | undefined;
  /** The last one of the page before. */
  after?: { at: Date; id: string } | undefined;
};
export const ALERTS_A_PAGE = 50;

/** What a notice asks for may be done by now, also by somebody else: it is no news to anybody then. */
const isSettled = (tx: OrgTx): Sql => sql`(CASE r.kind
  WHEN 'JOIN_WAITING' THEN NOT EXISTS (SELECT FROM app.join_requests q
    JOIN app.join_links l ON l.org_id = q.org_id AND l.id = q.link_id AND l.closed_at IS NULL
    WHERE q.org_id = ${tx.org}::uuid AND q.state = 'WAITING')
  WHEN 'JOIN_PAUSED' THEN NOT EXISTS (SELECT FROM app.join_links l
    WHERE l.org_id = ${tx.org}::uuid AND l.closed_at IS NULL AND l.paused_at IS NOT NULL)
  ELSE false END)`;

const matching = ({
  q,
  kinds,
}: NonNullable<AlertFilter["found"]>): Sql => sql`AND (r.kind = ANY (${[...kinds]}::text[])
  OR EXISTS (SELECT FROM app.alerts f JOIN app.imports i ON i.org_id = f.org_id AND i.id = f.import_id
    WHERE f.org_id = r.org_id AND f.id = r.alert_id AND position(lower(${q}) IN lower(i.file_name)) > 0))`;

/** What somebody was told, the newest first; one more than a page holds where there are more. */
export const listAlerts = (
  tx: OrgTx,
  accountId: string,
  { kind, isUnread, found, after }: AlertFilter,
): Promise<AlertRow[]> =>
  tx.db.$queryRaw<AlertRow[]>(sql`
    SELECT t.id, t.kind, t.campaign_id AS "campaignId", t.import_id AS "importId", t.details, t.at,
      CASE WHEN ${isSettled(tx)} THEN coalesce(r.read_at, r.at) ELSE r.read_at END AS "readAt",
      c.kind AS "campaignKind", CASE WHEN c.meant IS NULL OR c.done + c.refused >= c.count THEN c.count - c.refused
        ELSE (c.meant->>'EMAIL')::int + (c.meant->>'SMS')::int + (c.meant->>'CODE')::int END AS count, c.stopped_why AS "stoppedWhy", i.file_name AS "fileName",
      CASE WHEN i.undoes IS NOT NULL THEN 'undo' WHEN i.corrects IS NOT NULL THEN 'corrections' END AS "importHow",
      (SELECT count(*)::int FROM app.import_rows e WHERE e.org_id = ${tx.org}::uuid AND e.import_id = i.id AND e.verdict = 'ERROR') AS faulty
    FROM (SELECT r.alert_id, r.kind, r.read_at, r.at FROM app.alert_readers r
      WHERE r.org_id = ${tx.org}::uuid AND r.account_id = ${accountId}::uuid
        ${kind ? sql`AND r.kind = ${kind}` : empty} ${isUnread ? sql`AND r.read_at IS NULL AND NOT ${isSettled(tx)}` : empty}
        ${found ? matching(found) : empty}
        ${after ? sql`AND (r.at, r.alert_id) < (${after.at}, ${after.id}::uuid)` : empty}
      ORDER BY r.at DESC, r.alert_id DESC LIMIT ${ALERTS_A_PAGE + 1}) r
    JOIN app.alerts t ON t.org_id = ${tx.org}::uuid AND t.id = r.alert_id
    LEFT JOIN app.campaigns c ON c.org_id = ${tx.org}::uuid AND c.id = t.campaign_id
    LEFT JOIN app.imports i ON i.org_id = ${tx.org}::uuid AND i.id = t.import_id
    ORDER BY r.at DESC, r.alert_id DESC`);

/** Beyond this nobody needs the exact number. */
export const COUNTED_UNREAD = 99;

export async function countUnread(tx: OrgTx, accountId: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT FROM app.alert_readers r
      WHERE r.org_id = ${tx.org}::uuid AND r.account_id = ${accountId}::uuid AND r.read_at IS NULL AND NOT ${isSettled(tx)} LIMIT ${COUNTED_UNREAD + 1}) unread`);
  return rows[0]?.n ?? 0;
}

export type Told = { id: string; email: string | null; language: string | null; way: Way };

/** Admins who hold a permission now, and how each wants to be told of a kind. */
export async function listTold(
  tx: OrgTx,
  kind: AlertKind,
  permission: Permission,
): Promise<Told[]> {
  const rows = await tx.db.$queryRaw<Told[]>(sql`
    SELECT a.id, a.email, a.language, coalesce(w.way, 'MAIL') AS way
    FROM (SELECT DISTINCT r.account_id AS id FROM app.account_roles r WHERE r.org_id = ${tx.org}::uuid) held
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = held.id AND a.status = 'ACTIVE'
    LEFT JOIN app.alert_choices w ON w.org_id = a.org_id AND w.account_id = a.id AND w.kind = ${kind}
    ORDER BY a.id`);
  const held = await permissionsOfAccounts(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) => held.get(id)?.includes(permission));
}
