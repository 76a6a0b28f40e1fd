import { HELD_ROLES, ROLE_GIVEN } from "@/admins/queries";
import type { HeldRole } from "@/admins/rules";
import { permissionsOf } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { sql } from "@/lib/sql";
import { mobileCountry } from "@/profiles/input";
import { findStopped, readSpent, readTexting } from "@/texts/queries";
import type { AddressFacts, Askings, ProvenBy } from "./rules";
import { ASKED_WITHIN, BEHIND_PLUS, bareMailbox, MOST_ASKED } from "./rules";

export type AddressLink = AddressFacts & {
  changeId: string;
  accountId: string;
  /** The admin who named it, or the person; nobody where a job did. */
  askedBy: string | null;
  channel: ProvenBy;
  newAddress: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  login: string | null;
  language: string | null;
  orgName: string;
  orgSlug: string;
  orgLanguage: string;
  timeZone: string;
  brand: string;
  helpUrl: string | null;
};

type Row = Omit<AddressLink, "voucher" | "subject"> & {
  askerRoles: HeldRole[] | null;
  subjectRoles: HeldRole[];
};

/** What the link to a new address or mobile stands for, and what those may do now whom it concerns. */
export async function readAddressLink(tx: OrgTx, sendId: string): Promise<AddressLink | undefined> {
  const rows = await tx.db.$queryRaw<Row[]>(sql`
    SELECT c.id AS "changeId", c.account_id AS "accountId", c.asked_by AS "askedBy", c.created_at AS "askedAt",
      c.asked_by IS NOT DISTINCT FROM c.account_id AS "isOwn",
      (SELECT ${HELD_ROLES} FROM app.accounts a WHERE a.org_id = c.org_id AND a.id = c.asked_by AND a.status = 'ACTIVE') AS "askerRoles",
      ${HELD_ROLES} AS "subjectRoles", ${ROLE_GIVEN} AS "roleGivenAt",
      c.channel, c.address AS "newAddress", c.consumed_at AS "consumedAt", s.epoch AS "sendEpoch", s.expires_at AS "expiresAt",
      NOT EXISTS (SELECT FROM app.address_changes n
        WHERE n.org_id = c.org_id AND n.account_id = c.account_id AND n.channel = c.channel AND n.created_at > c.created_at) AS "isNewest",
      a.status, a.epoch, a.email, a.phone, a.first_name AS "firstName", a.last_name AS "lastName", a.login, a.language,
      o.name AS "orgName", o.slug AS "orgSlug", o.language AS "orgLanguage", o.time_zone AS "timeZone", o.brand,
      o.help_url AS "helpUrl"
    FROM app.address_changes c
    JOIN app.sends s ON s.org_id = c.org_id AND s.id = c.send_id
    JOIN app.accounts a ON a.org_id = c.org_id AND a.id = c.account_id
    JOIN app.organizations o ON o.org_id = c.org_id
    WHERE c.org_id = ${tx.org}::uuid AND c.send_id = ${sendId}::uuid AND s.purpose = 'ADDRESS' AND o.status = 'ACTIVE'`);
  const [row] = rows;
  if (!row) return undefined;
  const { askerRoles, subjectRoles, ...link } = row;
  return {
    ...link,
    voucher: permissionsOf(askerRoles ?? []),
    subject: permissionsOf(subjectRoles),
  };
}

export type PendingAddress = {
  address: string;
  since: Date;
  until: Date;
  /** Why its link did not arrive, as a code; null where nothing is known against it. */
  fault: string | null;
};

/** The address (or mobile) that a person waits to have proven, if that can still happen. */
export async function readPendingAddress(
  tx: OrgTx,
  accountId: string,
  channel: ProvenBy = "EMAIL",
): Promise<PendingAddress | undefined> {
  const rows = await tx.db.$queryRaw<PendingAddress[]>(sql`
    SELECT c.address, c.created_at AS since, s.expires_at AS until,
      (SELECT coalesce(m.reason, m.state) FROM app.messages m WHERE m.org_id = c.org_id AND m.send_id = c.send_id
        AND m.state IN ('FAILED', 'BOUNCED') LIMIT 1) AS fault
    FROM app.address_changes c
    JOIN app.sends s ON s.org_id = c.org_id AND s.id = c.send_id
    JOIN app.accounts a ON a.org_id = c.org_id AND a.id = c.account_id
    WHERE c.org_id = ${tx.org}::uuid AND c.account_id = ${accountId}::uuid AND c.channel = ${channel} AND c.consumed_at IS NULL
      AND s.expires_at > ${tx.now} AND s.epoch = a.epoch AND a.status = 'ACTIVE'
    ORDER BY c.created_at DESC LIMIT 1`);
  return rows[0];
}

/** Why a text to this number would not leave today; undefined where it does. */
export async function readTextBar(tx: OrgTx, phone: string): Promise<RefusalCode | undefined> {
  const [{ canText, countries }, country] = [await readTexting(tx), mobileCountry(phone)];
  if (!canText) return "texts-off";
  if (!country) return "phone-landline";
  if (!countries.includes(country)) return "text-country";
  // said before anything of the number: who may text no more cannot try out whose answered STOP
  if ((await readSpent(tx)).has(country)) return "texts-full";
  return (await findStopped(tx, [phone])).has(phone) ? "mobile-stopped" : undefined;
}

/**
 * The fifth newest link within a day, of the account by the same way and to the mailbox or number. By sends, not changes: a change that was taken back
 * was mailed all the same.
 */
export async function readAskings(tx: OrgTx, accountId: string, key: string): Promise<Askings> {
  const since = new Date(tx.now.getTime() - ASKED_WITHIN);
  const sent = sql`
    FROM app.sends WHERE org_id = ${tx.org}::uuid AND purpose = 'ADDRESS' AND created_at > ${since}`;
  const fullSince = sql`ORDER BY created_at DESC OFFSET ${MOST_ASKED - 1} LIMIT 1`;
  const rows = await tx.db.$queryRaw<Askings[]>(sql`
    SELECT (SELECT created_at ${sent} AND account_id = ${accountId}::uuid AND (strpos(address_key, '@') > 0) = ${key.includes("@")}::boolean ${fullSince}) AS "byAccount",
      (SELECT created_at ${sent} AND regexp_replace(address_key, ${BEHIND_PLUS}::text, '') = ${bareMailbox(key)}
       ${fullSince}) AS "toMailbox"`);
  return rows[0] ?? { byAccount: null, toMailbox: null };
}

export type Membership = { name: string; slug: string };

/** The organisation of an account, for its holder: who was never invited, or is out, appears nowhere. */
export async function readMembership(
  tx: OrgTx,
  accountId: string,
): Promise<Membership | undefined> {
  const rows = await tx.db.$queryRaw<Membership[]>(sql`
    SELECT o.name, o.slug FROM app.accounts a JOIN app.organizations o ON o.org_id = a.org_id
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${accountId}::uuid AND a.status IN ('INVITED', 'ACTIVE')
      AND o.status = 'ACTIVE' AND NOT o.system`);
  return rows[0];
}
