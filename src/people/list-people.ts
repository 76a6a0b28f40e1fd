import type { AccountStatus } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { HAS_UNSENT } from "@/reach/queries";
import { findPage } from "./find-page";
import type { PeopleCursor, PeopleFilter, Source } from "./rules";

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
  /** Who founded the organisation came by themselves: none. */
  invitedAt: Date | null;
  claimableUntil: Date | null;
  /** A letter of theirs waits, whose link lives from when it leaves. */
  isUnsent: boolean;
  /** Of who awaits an invitation and had held one: since when it is withdrawn, and by whom. */
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  declinedAt: Date | null;
  askedAt: Date | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  undeliverableAt: Date | null;
  /** Of all of them, by name. */
  teams: string[];
  channel: string | null;
  messageState: string | null;
  openedAt: Date | null;
  startedAt: Date | null;
  /** Since when that is a code locked by wrong answers. */
  lockedAt: Date | null;
  /** Whose contacts need a new owner, or an explicit none, before they leave. */
  ownsContacts: boolean;
  language: string | null;
  tfa: string;
  source: Source;
  owner: string | null;
  createdAt: Date;
  lastSignInAt: Date | null;
  suspensionDate: Date | null;
};

/** Of account `a`, which awaits an invitation and held one: since when it is withdrawn, and by whom. Withdrawing raised the epoch. */
const WITHDRAWN = sql`LEFT JOIN LATERAL (
    SELECT i.withdrawn_at AS at, (SELECT nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') FROM app.account_events e
        JOIN app.accounts b ON b.org_id = e.org_id AND b.id = e.actor_id
        WHERE e.org_id = a.org_id AND e.account_id = a.id AND e.event = 'withdraw' ORDER BY e.id DESC LIMIT 1) AS by
    FROM app.invitations i WHERE i.org_id = a.org_id AND i.account_id = a.id AND i.withdrawn_at IS NOT NULL AND i.live_seq > 0
    ORDER BY i.withdrawn_at DESC LIMIT 1) gone ON a.status = 'CREATED' AND a.epoch > 0`;

/** A page of people in the order of `findPage`, with what each invitation waits for, and whether there are others. */
export async function listPeople(
  tx: OrgTx,
  filter: PeopleFilter,
  cursor: PeopleCursor | undefined,
  most = 50,
): Promise<{ rows: PersonRow[]; more: boolean }> {
  const { page, order } = await findPage(tx, filter, cursor, most + 1);
  const rows = await tx.db.$queryRaw<PersonRow[]>(sql`
    WITH page AS MATERIALIZED (${page})
    SELECT a.id, a.name_key AS "nameKey", a.kind, a.status, a.first_name AS "firstName", a.last_name AS "lastName",
      a.email, a.login, a.external_id AS "externalId", a.phone,
      CASE WHEN a.source <> 'SIGN_UP' OR last.channel IS NOT NULL THEN a.invited_at END AS "invitedAt",
      a.claimable_until AS "claimableUntil", a.status = 'INVITED' AND ${HAS_UNSENT} AS "isUnsent", gone.at AS "withdrawnAt", gone.by AS "withdrawnBy", a.declined_at AS "declinedAt", a.asked_at AS "askedAt",
      a.claimed_at AS "claimedAt", a.erased_at AS "erasedAt", a.undeliverable_at AS "undeliverableAt",
      a.language, a.tfa, a.source, a.created_at AS "createdAt", a.last_sign_in_at AS "lastSignInAt",
      a.suspension_date AS "suspensionDate", coalesce(nullif(btrim(concat_ws(' ', o.first_name, o.last_name)), ''), o.email, o.login) AS owner,
      teams.names AS teams, last.channel, last.state AS "messageState", last.opened_at AS "openedAt",
      last.started_at AS "startedAt", last.locked_at AS "lockedAt",
      EXISTS (SELECT 1 FROM app.accounts c
        WHERE c.org_id = ${tx.org}::uuid AND c.owner_id = a.id AND c.status <> 'CLOSED') AS "ownsContacts"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    LEFT JOIN app.accounts o ON o.org_id = ${tx.org}::uuid AND o.id = a.owner_id
    LEFT JOIN LATERAL (
      SELECT coalesce(array_agg(t.name ORDER BY t.name_key), '{}') AS names
      FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
      WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id) teams ON true
    LEFT JOIN LATERAL (
      SELECT i.channel, s.opened_at, s.started_at, s.locked_at,
        CASE WHEN m.state = 'SENT' AND m.reason = 'delayed' THEN 'DELAYED' ELSE m.state END AS state
      FROM app.sends s JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
      LEFT JOIN app.messages m ON m.org_id = s.org_id AND m.send_id = s.id
      WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION'
      ORDER BY s.created_at DESC LIMIT 1) last ON true
    ${WITHDRAWN}
    ORDER BY ${order}`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
}
