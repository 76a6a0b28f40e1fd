import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { PeopleFilter } from "./queries";
import { peopleConditions } from "./queries";
import type { AccountStatus } from "./rules";

/** Keyset position: the name key and id of the last (or first) row seen. */
export type PeopleCursor = { nameKey: string; id: string; back?: boolean };

export type PersonRow = {
  id: string;
  nameKey: string;
  kind: "USER" | "CONTACT";
  status: AccountStatus;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  externalId: string | null;
  phone: string | null;
  invitedAt: Date | null;
  claimableUntil: Date | null;
  declinedAt: Date | null;
  askedAt: Date | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  undeliverableAt: Date | null;
  team: string | null;
  channel: string | null;
  messageState: string | null;
  openedAt: Date | null;
  startedAt: Date | null;
  /** Whose contacts need a new owner, or an explicit none, before they leave. */
  ownsContacts: boolean;
};

/** One state at a time walks its own index in the order of the list; several are merged. */
function candidates(
  tx: OrgTx,
  filter: PeopleFilter,
  cursor: PeopleCursor | undefined,
  most: number,
): Sql {
  const from = cursor
    ? cursor.back
      ? sql`AND (a.name_key, a.id) < (${cursor.nameKey}, ${cursor.id}::uuid)`
      : sql`AND (a.name_key, a.id) > (${cursor.nameKey}, ${cursor.id}::uuid)`
    : empty;
  const order = cursor?.back ? sql`ORDER BY name_key DESC, id DESC` : sql`ORDER BY name_key, id`;
  const each = peopleConditions(tx, filter).map(
    (where) =>
      sql`(SELECT a.id, a.name_key FROM app.accounts a WHERE ${where} ${from} ${order} LIMIT ${most})`,
  );
  return sql`SELECT id, name_key FROM (${join(each, " UNION ALL ")}) merged ${order} LIMIT ${most}`;
}

/** A page of people in the order of their names, with what each invitation waits for, and whether there are others. */
export async function listPeople(
  tx: OrgTx,
  filter: PeopleFilter,
  cursor: PeopleCursor | undefined,
  most = 50,
): Promise<{ rows: PersonRow[]; more: boolean }> {
  const rows = await tx.db.$queryRaw<PersonRow[]>(sql`
    WITH page AS MATERIALIZED (${candidates(tx, filter, cursor, most + 1)})
    SELECT a.id, a.name_key AS "nameKey", a.kind, a.status, a.first_name AS "firstName", a.last_name AS "lastName",
      a.email, a.login, a.external_id AS "externalId", a.phone, a.invited_at AS "invitedAt",
      a.claimable_until AS "claimableUntil", a.declined_at AS "declinedAt", a.asked_at AS "askedAt",
      a.claimed_at AS "claimedAt", a.erased_at AS "erasedAt", a.undeliverable_at AS "undeliverableAt",
      team.name AS team, last.channel, last.state AS "messageState", last.opened_at AS "openedAt",
      last.started_at AS "startedAt",
      EXISTS (SELECT 1 FROM app.accounts c
        WHERE c.org_id = ${tx.org}::uuid AND c.owner_id = a.id AND c.status <> 'CLOSED') AS "ownsContacts"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    LEFT JOIN LATERAL (
      SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
      WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id ORDER BY t.name_key LIMIT 1) team ON true
    LEFT JOIN LATERAL (
      SELECT i.channel, m.state, s.opened_at, s.started_at
      FROM app.sends s JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
      LEFT JOIN app.messages m ON m.org_id = s.org_id AND m.send_id = s.id
      WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION'
      ORDER BY s.created_at DESC LIMIT 1) last ON true
    ORDER BY a.name_key, a.id`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
}
