import { plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { ownUrl } from "@/lib/secrets";
import { isKept } from "@/lib/secrets/kept";
import { joinCode } from "@/lib/secrets/short";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { EntryFacts, JoinCursor, JoinFilter, LinkState, RequestState, Tab } from "./rules";
import { COUNTED, PAGE_SIZE } from "./rules";

const FACE = sql`o.status AS "orgStatus", o.name AS "orgName", o.slug AS "orgSlug", o.language AS "orgLanguage",
  o.time_zone AS "timeZone", o.brand, o.help_url AS "helpUrl", o.help_contact AS "helpContact", o.logo_file_id AS "logoFileId", o.terms_version AS "termsVersion"`;
const LINK = sql`l.id AS "linkId", l.domains, l.expires_at AS "expiresAt", l.most_uses AS "mostUses", l.uses, l.approval,
  l.alarm_above AS "alarmAbove", l.paused_at AS "pausedAt", l.resumed_at AS "resumedAt", l.closed_at AS "closedAt"`;

type Face = {
  orgStatus: string;
  orgName: string;
  orgSlug: string;
  orgLanguage: string;
  timeZone: string;
  brand: string;
  helpUrl: string | null;
  helpContact: string | null;
  logoFileId: string | null;
  termsVersion: number | null;
};
type Link = LinkState & {
  linkId: string;
  domains: string[];
  approval: boolean;
  alarmAbove: number;
  resumedAt: Date | null;
};

type OpenLink = Face & Link;

/** The open link as anybody sees it who holds it. */
export async function readOpenLink(tx: OrgTx, id: string): Promise<OpenLink | undefined> {
  const rows = await tx.db.$queryRaw<OpenLink[]>(sql`
    SELECT ${LINK}, ${FACE} FROM app.join_links l JOIN app.organizations o ON o.org_id = l.org_id
    WHERE l.org_id = ${tx.org}::uuid AND l.id = ${id}::uuid`);
  return rows[0];
}

export type Entry = Face &
  Link &
  EntryFacts & {
    requestId: string;
    /** How far this very request has come. */
    own: RequestState;
    email: string | null;
    firstName: string | null;
    lastName: string | null;
    language: string;
    account: (NonNullable<EntryFacts["account"]> & { id: string; language: string | null }) | null;
  };

/**
 * What the mailed link stands for: the request, its open link, and the account that has its address, if any. With `lock` the
 * open link waits: of those who come by it one goes first.
 */
export async function readEntry(
  tx: OrgTx,
  sendId: string,
  { lock = false } = {},
): Promise<Entry | undefined> {
  const ofSend = sql`r.org_id = ${tx.org}::uuid AND r.send_id = ${sendId}::uuid`;
  if (lock)
    await tx.db.$queryRaw(sql`
      SELECT l.id FROM app.join_requests r JOIN app.join_links l ON l.org_id = r.org_id AND l.id = r.link_id
      WHERE ${ofSend} FOR UPDATE OF l`);
  const rows = await tx.db.$queryRaw<Entry[]>(sql`
    SELECT r.id AS "requestId", r.state AS own, coalesce(twin.state, r.state) AS state, r.email, r.first_name AS "firstName",
      r.last_name AS "lastName", r.language, s.address_key AS "emailKey", s.expires_at AS "endsAt",
      (SELECT jsonb_build_object('id', a.id, 'status', a.status, 'language', a.language, 'holdsRole', EXISTS (
          SELECT FROM app.account_roles h WHERE h.org_id = a.org_id AND h.account_id = a.id), 'isWithdrawn', EXISTS (
          SELECT FROM app.invitations i WHERE i.org_id = a.org_id AND i.account_id = a.id AND i.withdrawn_at IS NOT NULL))
        FROM app.accounts a WHERE a.org_id = r.org_id AND a.email_key = s.address_key) AS account,
      EXISTS (SELECT FROM app.accounts b WHERE b.org_id = r.org_id AND b.login_key = s.address_key
        AND b.email_key IS DISTINCT FROM s.address_key) AS "isLogin", ${LINK}, ${FACE}
    FROM app.join_requests r
    JOIN app.sends s ON s.org_id = r.org_id AND s.id = r.send_id
    JOIN app.join_links l ON l.org_id = r.org_id AND l.id = r.link_id
    JOIN app.organizations o ON o.org_id = r.org_id
    LEFT JOIN LATERAL (
      SELECT t.state FROM app.join_requests t
      WHERE r.state = 'ASKED' AND t.org_id = r.org_id AND t.link_id = r.link_id AND t.email_key = r.email_key
        AND t.state IN ('WAITING', 'DECLINED')
      ORDER BY t.proven_at DESC LIMIT 1) twin ON true
    WHERE ${ofSend} AND s.purpose = 'JOIN' AND s.address_key IS NOT NULL`);
  return rows[0];
}

export type HeldLink = Link & {
  /** The whole address, to be posted; null where its key was retired: wherever it hangs, it opens nothing. */
  url: string | null;
  madeBy: string | null;
  createdAt: Date;
};

/** The organisation's open link that is on; undefined where there is none. */
export async function readHeldLink(tx: OrgTx): Promise<HeldLink | undefined> {
  type Row = Omit<HeldLink, "url"> & { keyVersion: number; slug: string };
  const rows = await tx.db.$queryRaw<Row[]>(sql`
    SELECT ${LINK}, l.key_version AS "keyVersion", l.created_at AS "createdAt", o.slug,
      (SELECT nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') FROM app.accounts b WHERE b.org_id = l.org_id AND b.id = l.made_by) AS "madeBy"
    FROM app.join_links l JOIN app.organizations o ON o.org_id = l.org_id WHERE l.org_id = ${tx.org}::uuid AND l.closed_at IS NULL`);
  return rows.map(({ keyVersion, slug, ...link }) => ({
    ...link,
    url: isKept(keyVersion)
      ? ownUrl(`/${slug}/join/${joinCode(tx.org, link.linkId, keyVersion)}`)
      : null,
  }))[0];
}

type OpenRequests = { waiting: number; asked: number };

/** What ends with the link: requests that wait, and mails that were not followed yet. */
export async function countOpenRequests(tx: OrgTx, linkId: string): Promise<OpenRequests> {
  const rows = await tx.db.$queryRaw<OpenRequests[]>(sql`
    SELECT count(*) FILTER (WHERE r.state = 'WAITING')::int AS waiting,
      count(*) FILTER (WHERE r.state = 'ASKED' AND s.expires_at > ${tx.now})::int AS asked
    FROM app.join_requests r JOIN app.sends s ON s.org_id = r.org_id AND s.id = r.send_id
    WHERE r.org_id = ${tx.org}::uuid AND r.link_id = ${linkId}::uuid AND r.state IN ('ASKED', 'WAITING')`);
  return rows[0] ?? { waiting: 0, asked: 0 };
}

type LinkEver = Pick<HeldLink, "createdAt" | "closedAt" | "uses"> & {
  id: string;
  keyVersion: number;
};

/** Links that the organisation has or had, the newest first. */
export const listLinks = (tx: OrgTx, most = 50): Promise<LinkEver[]> =>
  tx.db.$queryRaw(sql`
    SELECT l.id, l.key_version AS "keyVersion", l.created_at AS "createdAt", l.closed_at AS "closedAt", l.uses FROM app.join_links l
    WHERE l.org_id = ${tx.org}::uuid ORDER BY l.created_at DESC LIMIT ${most}`);

export type JoinRow = {
  id: string;
  at: Date;
  state: RequestState;
  accountId: string | null;
  status: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  decidedBy: string | null;
  linkId: string;
  linkMadeAt: Date;
};

/** Whom a tab shows, and when they were proven, entered or declined. */
const IN: Record<Tab, { state: Sql; at: Sql }> = {
  waiting: { state: sql`r.state = 'WAITING' AND l.closed_at IS NULL`, at: sql`r.proven_at` },
  came: { state: sql`r.entered_at IS NOT NULL`, at: sql`r.entered_at` },
  declined: { state: sql`r.state = 'DECLINED'`, at: sql`r.decided_at` },
};

function narrowed(tx: OrgTx, { q, tab, link }: JoinFilter): Sql {
  const needle = plainText(q);
  const found =
    tab === "came"
      ? sql`AND r.account_id = ANY (ARRAY(SELECT app.search_accounts(${needle}) LIMIT ${COUNTED}))`
      : sql`AND position(${needle} IN r.search_text) > 0`;
  return sql`FROM app.join_requests r
    JOIN app.join_links l ON l.org_id = r.org_id AND l.id = r.link_id
    WHERE r.org_id = ${tx.org}::uuid AND ${IN[tab].state} ${needle ? found : empty}
      ${link ? sql`AND r.link_id = ${link}::uuid` : empty}`;
}

/** A page of those who wait, came or were declined, the newest first, and whether there are others. */
export async function listJoins(
  tx: OrgTx,
  filter: JoinFilter,
  after?: JoinCursor,
): Promise<{ rows: JoinRow[]; more: boolean }> {
  const { at } = IN[filter.tab];
  const from = after ? sql`AND (${at}, r.id) < (${after.at}, ${after.id}::uuid)` : empty;
  const rows = await tx.db.$queryRaw<JoinRow[]>(sql`
    SELECT p.id, p.at, p.state, p.account_id AS "accountId", a.status, coalesce(a.email, p.email) AS email,
      coalesce(a.first_name, p.first_name) AS "firstName", coalesce(a.last_name, p.last_name) AS "lastName",
      nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS "decidedBy", p.link_id AS "linkId", p.made AS "linkMadeAt"
    FROM (SELECT r.*, ${at} AS at, l.created_at AS made ${narrowed(tx, filter)} ${from}
      ORDER BY ${at} DESC, r.id DESC LIMIT ${PAGE_SIZE + 1}) p
    LEFT JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = p.account_id
    LEFT JOIN app.accounts b ON b.org_id = ${tx.org}::uuid AND b.id = p.decided_by
    ORDER BY p.at DESC, p.id DESC`);
  return { rows: rows.slice(0, PAGE_SIZE), more: rows.length > PAGE_SIZE };
}

/** How many there are in each tab, counted to one more than `COUNTED`. */
export async function countJoins(tx: OrgTx, filter: JoinFilter): Promise<Record<Tab, number>> {
  const count = (tab: Tab) =>
    sql`(SELECT count(*)::int FROM (SELECT ${narrowed(tx, { ...filter, tab })} LIMIT ${COUNTED + 1}) t)`;
  const [counts] = await tx.db.$queryRaw<Record<Tab, number>[]>(sql`
    SELECT ${count("waiting")} AS waiting, ${count("came")} AS came, ${count("declined")} AS declined`);
  return counts ?? { waiting: 0, came: 0, declined: 0 };
}
