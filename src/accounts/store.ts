import { ROLE_GIVEN } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import { empty, KEPT, rowset, sql } from "@/lib/sql";
import type { AccountState, AccountStatus } from "./rules";

/** Accounts that are alike in all that their moves depend on. */
export type StoredState = AccountState & { ids: string[]; epoch: number };

const STATE_COLUMNS = sql`
  status, status_before_close AS "statusBeforeClose", suspension_source AS "suspensionSource",
  suspension_date AS "suspensionDate", suspended_at AS "suspendedAt", invited_at AS "invitedAt",
  claimable_until AS "claimableUntil", declined_at AS "declinedAt", decline_reason AS "declineReason",
  asked_at AS "askedAt", claimed_at AS "claimedAt", closed_at AS "closedAt", erased_at AS "erasedAt"`;

/** One account is looked up by its whole key: of a list the planner thinks anew each time. */
const among = (ids: readonly string[]) =>
  ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= ANY (${ids}::uuid[])`;

/** Locks these accounts, always in the order of their ids so that two sets cannot deadlock, and returns what their moves depend on: alike ones together. */
export const lockStates = (tx: OrgTx, ids: string[]): Promise<StoredState[]> =>
  tx.db.$queryRaw<StoredState[]>(sql`
    ${KEPT} WITH locked AS MATERIALIZED (
      SELECT * FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id ${among(ids)} ORDER BY id FOR NO KEY UPDATE)
    SELECT array_agg(id ORDER BY id) AS ids, epoch, ${STATE_COLUMNS} FROM locked
    GROUP BY epoch, status, status_before_close, suspension_source, suspension_date, suspended_at, invited_at, claimable_until,
      declined_at, decline_reason, asked_at, claimed_at, closed_at, erased_at ORDER BY 1`);

export type MoveRow = AccountState & {
  ids: string[];
  fromStatus: AccountStatus;
  fromEpoch: number;
  toEpoch: number;
};

/** Which address a link proved by having arrived there, and whether its holder is signed in by the claim itself. */
export type Arrival = { proves: "EMAIL" | "SMS" | null; signsIn: boolean };
const NO_ARRIVAL: Arrival = { proves: null, signsIn: false };

/** So many alike accounts are told by their ids alone: a join with as many rows of JSON may be planned badly. */
const MANY = 50;

/** One guarded UPDATE: a row that is no longer where it was read is not touched. Returns how many moved. */
const applySome = (tx: OrgTx, rows: MoveRow[], { proves, signsIn }: Arrival, ids?: string[]) =>
  tx.db.$executeRaw(sql`
    ${KEPT} UPDATE app.accounts a
    SET status = r.status, status_before_close = r."statusBeforeClose", suspension_source = r."suspensionSource",
        suspension_date = r."suspensionDate", suspended_at = r."suspendedAt", invited_at = r."invitedAt",
        claimable_until = r."claimableUntil", declined_at = r."declinedAt", decline_reason = r."declineReason", asked_at = r."askedAt",
        claimed_at = r."claimedAt", closed_at = r."closedAt", erased_at = r."erasedAt", epoch = r."toEpoch", updated_at = ${tx.now},
        last_sign_in_at = CASE WHEN ${signsIn}::boolean THEN ${tx.now} ELSE a.last_sign_in_at END,
        email_verified_at = CASE WHEN ${proves}::text = 'EMAIL' AND a.email IS NOT NULL THEN ${tx.now} ELSE a.email_verified_at END,
        phone_verified_at = CASE WHEN ${proves}::text = 'SMS' AND a.phone IS NOT NULL THEN ${tx.now} ELSE a.phone_verified_at END
    FROM jsonb_to_recordset(${rowset(ids ? rows : rows.flatMap(({ ids: some, ...row }) => some.map((id) => ({ ...row, id }))))}) AS r (
      id uuid, "fromStatus" text, "fromEpoch" int, "toEpoch" int, status text, "statusBeforeClose" text, "suspensionSource" text,
      "suspensionDate" timestamptz, "suspendedAt" timestamptz, "invitedAt" timestamptz, "claimableUntil" timestamptz,
      "declinedAt" timestamptz, "declineReason" text, "askedAt" timestamptz, "claimedAt" timestamptz, "closedAt" timestamptz, "erasedAt" timestamptz)
    WHERE a.org_id = ${tx.org}::uuid AND ${ids ? empty : sql`a.id = r.id AND`} a.id ${among(ids ?? rows.flatMap((row) => row.ids))} AND a.status = r."fromStatus" AND a.epoch = r."fromEpoch"`);

/** Moves accounts, alike ones by one statement. Returns how many moved. */
export async function applyMoves(tx: OrgTx, rows: MoveRow[], by = NO_ARRIVAL): Promise<number> {
  const few = rows.filter(({ ids }) => ids.length <= MANY);
  let moved = few.length > 0 ? await applySome(tx, few, by) : 0;
  for (const row of rows.filter(({ ids }) => ids.length > MANY))
    moved += await applySome(tx, [row], by, row.ids);
  return moved;
}

/** Raises the epoch: every secret and session of these accounts dies. */
export const bumpEpochs = (tx: OrgTx, ids: string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts SET epoch = epoch + 1, updated_at = ${tx.now}
    WHERE org_id = ${tx.org}::uuid AND id ${among(ids)}`);

type Names = { emailKey?: string | null; loginKey?: string | null };
/** Before names are looked for and written: an address is nobody else's login. One key for both needs no lock. */
export async function lockNames(tx: OrgTx, rows: readonly Names[]): Promise<void> {
  const apart = rows.filter(({ emailKey, loginKey }) => (emailKey ?? "") !== (loginKey ?? ""));
  const alone = apart.some(({ loginKey }) => loginKey?.includes("@"));
  if (apart.length > 0)
    await tx.db.$executeRaw(sql`SELECT app.lock_names(${tx.org}::uuid, ${alone})`);
}

export type AccountColumns = {
  id: string;
  kind: string;
  firstName: string | null;
  lastName: string | null;
  nameKey: string;
  searchText: string;
  email: string | null;
  emailKey: string | null;
  login: string | null;
  loginKey: string | null;
  externalId: string | null;
  externalKey: string | null;
  phone: string | null;
  phoneKey: string | null;
  mobileCountry: string | null;
  mobileDigest: string | null;
  inviteBy: string | null;
  language: string | null;
  ownerId: string | null;
  visibility: string;
  modificationPrevention: boolean;
  creationNotification: boolean;
  tfa: string;
  shareSpaceMax: bigint | null;
  saveSpaceMax: bigint | null;
  company: string | null;
  department: string | null;
  jobTitle: string | null;
  address: string | null;
  zipcode: string | null;
  city: string | null;
  country: string | null;
  biography: string | null;
  expirationMode: string;
  suspensionDate: Date | null;
};

/** The columns of an account as a row of JSON has them. */
const AS_ROW = sql`r (id uuid, kind text, "firstName" text, "lastName" text, "nameKey" text, "searchText" text, email text,
  "emailKey" text, login text, "loginKey" text, "externalId" text, "externalKey" text, phone text, "phoneKey" text,
  "mobileCountry" text, "mobileDigest" text, "inviteBy" text, language text, "ownerId" uuid, visibility text, "modificationPrevention" boolean, "creationNotification" boolean, tfa text,
  "shareSpaceMax" bigint, "saveSpaceMax" bigint, company text, department text, "jobTitle" text, address text, zipcode text,
  city text, country text, biography text, "expirationMode" text, "suspensionDate" timestamptz, "emailVerifiedAt" timestamptz, "phoneVerifiedAt" timestamptz)`;

/** Inserts accounts as CREATED; a row whose key is taken meanwhile is left out. Returns the ids that were written. */
export async function insertAccounts(
  tx: OrgTx,
  source: string,
  rows: AccountColumns[],
): Promise<string[]> {
  const by = tx.actor.kind === "account" ? tx.actor.id : null;
  const written = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.accounts (org_id, id, kind, first_name, last_name, name_key, search_text, email, email_key, login, login_key,
      external_id, external_key, phone, phone_key, mobile_country, mobile_digest, invite_by, language, owner_id, visibility, modification_prevention, creation_notification, tfa, share_space_max,
      save_space_max, company, department, job_title, address, zipcode, city, country, biography, expiration_mode, suspension_date,
      source, created_by, created_at, updated_at)
    SELECT ${tx.org}::uuid, r.id, r.kind, r."firstName", r."lastName", r."nameKey", r."searchText", r.email, r."emailKey", r.login,
      r."loginKey", r."externalId", r."externalKey", r.phone, r."phoneKey", r."mobileCountry", r."mobileDigest", r."inviteBy", r.language, r."ownerId", r.visibility,
      r."modificationPrevention", r."creationNotification", r.tfa, r."shareSpaceMax", r."saveSpaceMax", r.company, r.department, r."jobTitle", r.address,
      r.zipcode, r.city, r.country, r.biography, r."expirationMode", r."suspensionDate", ${source}, ${by}::uuid, ${tx.now}, ${tx.now}
    FROM jsonb_to_recordset(${rowset(rows)}) AS ${AS_ROW}
    ON CONFLICT DO NOTHING
    RETURNING id`);
  return written.map((row) => row.id);
}

/** The address or number that could not be reached is still theirs. */
const STAYS = sql`CASE a.undeliverable_by WHEN 'SMS' THEN a.phone_key ELSE a.email_key END
  IS NOT DISTINCT FROM CASE a.undeliverable_by WHEN 'SMS' THEN r."phoneKey" ELSE r."emailKey" END`;

/** Writes all columns of accounts that were locked and read: what did not change is written as it was. */
export const updateAccounts = (
  tx: OrgTx,
  rows: (AccountColumns & { emailVerifiedAt: Date | null; phoneVerifiedAt: Date | null })[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET first_name = r."firstName", last_name = r."lastName", name_key = r."nameKey", search_text = r."searchText",
      email = r.email, email_key = r."emailKey", email_verified_at = r."emailVerifiedAt", login = r.login, login_key = r."loginKey",
      external_id = r."externalId", external_key = r."externalKey", phone = r.phone, phone_key = r."phoneKey", language = r.language,
      mobile_country = r."mobileCountry", mobile_digest = r."mobileDigest", invite_by = r."inviteBy",
      phone_verified_at = CASE WHEN a.phone_key IS NOT DISTINCT FROM r."phoneKey" THEN a.phone_verified_at ELSE r."phoneVerifiedAt" END,
      owner_id = r."ownerId", visibility = r.visibility, modification_prevention = r."modificationPrevention",
      creation_notification = r."creationNotification", tfa = r.tfa, share_space_max = r."shareSpaceMax", save_space_max = r."saveSpaceMax",
      (undeliverable_at, undeliverable_reason, undeliverable_by) = (SELECT a.undeliverable_at, a.undeliverable_reason, a.undeliverable_by WHERE ${STAYS}),
      company = r.company, department = r.department, job_title = r."jobTitle", address = r.address, zipcode = r.zipcode, city = r.city,
      country = r.country, biography = r.biography, expiration_mode = r."expirationMode", suspension_date = r."suspensionDate",
      updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(rows)}) AS ${AS_ROW}
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id`);

/**
 * Until when invited people can claim: as long as the longest of what counts for them, by whichever way (the newest sending of
 * each invitation, as `standing` of invitations/rules judges a link); null where nothing does. Who stays as they are is not written.
 */
export const setEnds = (tx: OrgTx, ids: readonly string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts t SET claimable_until = n.ends
    FROM (SELECT a.id, (SELECT max(i.expires_at) FROM app.invitations i
        JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.last_seq
        WHERE i.org_id = ${tx.org}::uuid AND i.account_id = a.id AND i.withdrawn_at IS NULL AND (i.channel <> 'CODE' OR i.live_seq > 0)
          AND s.epoch = a.epoch AND s.consumed_at IS NULL AND s.locked_at IS NULL AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at)
          AND CASE WHEN i.channel IN ('EMAIL', 'JOIN') THEN s.address_key = a.email_key WHEN i.channel = 'SMS' THEN s.address_key = a.phone_key ELSE true END) AS ends
      FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id ${among(ids)} AND a.status = 'INVITED') n
    WHERE t.org_id = ${tx.org}::uuid AND t.id = n.id AND t.claimable_until IS DISTINCT FROM n.ends`);

/** Notes that a person asked for a new invitation; 0 when that is noted already or they are not to be invited. */
export const setAsked = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts SET asked_at = ${tx.now} WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid AND asked_at IS NULL
      AND (status IN ('CREATED', 'INVITED') OR (status = 'ACTIVE' AND email IS NULL))`);

/** Contacts among these get a new owner. */
export const setOwner = (tx: OrgTx, ids: string[], ownerId: string): Promise<{ id: string }[]> =>
  tx.db.$queryRaw(sql`
    UPDATE app.accounts a SET owner_id = ${ownerId}::uuid, updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.kind = 'CONTACT' RETURNING a.id`);
