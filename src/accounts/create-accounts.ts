import { demand } from "@/admins/rules";
import type { AuditEntry } from "@/audit/write-audit";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { keptDigest } from "@/lib/secrets/short";
import { inPieces } from "@/lib/sql";
import type { NewAccount } from "./input";
import { keysOf } from "./input";
import { findTaken, readOwners } from "./queries";
import { recordEvents } from "./record-events";
import type { AccountColumns } from "./store";
import { insertAccounts, lockNames } from "./store";

export type AccountSource = "HAND" | "ROSTER" | "SCIM" | "API" | "SLACK" | "JOIN" | "SIGN_UP";
type Refused = { index: number; code: RefusalCode };
type Candidate = { index: number; columns: AccountColumns };

const orNull = <T>(value: T | null | undefined): T | null => value ?? null;

/** The columns of a new account; phone is already E.164. */
function columnsOf(person: NewAccount): AccountColumns {
  const keys = keysOf(person);
  return {
    ...keys,
    // a long roster of addresses does not wait for it: where a mail leads to them the night makes it
    mobileDigest: person.email && person.inviteBy !== "SMS" ? null : keptDigest(keys),
    id: newId(),
    kind: person.kind,
    firstName: orNull(person.firstName),
    lastName: orNull(person.lastName),
    email: orNull(person.email),
    login: orNull(person.login),
    externalId: orNull(person.externalId),
    phone: orNull(person.phone),
    inviteBy: orNull(person.inviteBy),
    language: orNull(person.language),
    ownerId: orNull(person.ownerId),
    visibility: person.visibility,
    modificationPrevention: person.modificationPrevention,
    creationNotification: person.creationNotification,
    tfa: person.tfa,
    shareSpaceMax: orNull(person.shareSpaceMax),
    saveSpaceMax: orNull(person.saveSpaceMax),
    company: orNull(person.company),
    department: orNull(person.department),
    jobTitle: orNull(person.jobTitle),
    address: orNull(person.address),
    zipcode: orNull(person.zipcode),
    city: orNull(person.city),
    country: orNull(person.country),
    biography: orNull(person.biography),
    expirationMode: person.expirationMode ?? "DEFAULT",
    suspensionDate: orNull(person.suspensionDate),
  };
}

function ownerFault(
  { kind, ownerId }: AccountColumns,
  owners: ReadonlyMap<string, string>,
): RefusalCode | undefined {
  if (kind === "USER") return undefined;
  if (!ownerId) return "owner-missing";
  const owner = owners.get(ownerId);
  if (!owner) return "owner-not-found";
  return owner === "CONTACT" ? "owner-is-contact" : undefined;
}

const KEYS = [
  ["emailKey", "email-taken"],
  ["loginKey", "login-taken"],
  ["externalKey", "external-id-taken"],
] as const;

/** A row's keys are taken from here on; an address also as a login, and the other way round. */
function claimKeys(
  taken: Awaited<ReturnType<typeof findTaken>>,
  { emailKey, loginKey, externalKey }: AccountColumns,
): void {
  for (const key of [emailKey, loginKey]) {
    if (key) taken.emailKey.set(key, "");
    if (key) taken.loginKey.set(key, "");
  }
  if (externalKey) taken.externalKey.set(externalKey, "");
}

/** Refuses rows whose key is taken in the organisation or earlier in the same set. */
async function withoutTaken(
  tx: OrgTx,
  candidates: Candidate[],
  refused: Refused[],
): Promise<Candidate[]> {
  const taken = await findTaken(
    tx,
    candidates.map(({ columns }) => columns),
  );
  return candidates.filter(({ index, columns }) => {
    const clash = KEYS.find(([key]) => columns[key] !== null && taken[key].has(columns[key] ?? ""));
    if (clash) refused.push({ index, code: clash[1] });
    else claimKeys(taken, columns);
    return !clash;
  });
}

/** Refuses contacts without a fit owner; users have none. */
async function withOwners(
  tx: OrgTx,
  candidates: Candidate[],
  refused: Refused[],
): Promise<Candidate[]> {
  const named = candidates.flatMap(({ columns }) => columns.ownerId ?? []);
  const owners = await readOwners(tx, named);
  return candidates.flatMap(({ index, columns }) => {
    const code = ownerFault(columns, owners);
    if (code) refused.push({ index, code });
    const ownerId = columns.kind === "USER" ? null : columns.ownerId;
    return code ? [] : [{ index, columns: { ...columns, ownerId } }];
  });
}

/** Of one made by hand the log keeps how they are reached; those of a file are alike but for their kind. */
function entriesOf(source: AccountSource, made: AccountColumns[]): AuditEntry[] {
  const act = "account.created";
  if (source === "HAND")
    return made.map(({ id, kind, email, phone }) => ({
      ...{ act, accountId: id, details: { kind, source } },
      values: { after: { email, phone } },
    }));
  return [...Map.groupBy(made, ({ kind }) => kind)].map(([kind, alike]) => ({
    ...{ act, accountId: alike.map(({ id }) => id), details: { kind, source } },
  }));
}

async function tell(tx: OrgTx, source: AccountSource, made: AccountColumns[]): Promise<void> {
  if (made.length === 0) return;
  await writeAudit(tx, entriesOf(source, made));
  const ids = made.map(({ id }) => id);
  const event = { event: "created", toStatus: "CREATED", details: { source } };
  await recordEvents(tx, [{ accountId: ids, ...event }]);
}

async function createPiece(
  tx: OrgTx,
  source: AccountSource,
  candidates: Candidate[],
  refused: Refused[],
): Promise<{ index: number; id: string }[]> {
  const free = await withoutTaken(tx, await withOwners(tx, candidates, refused), refused);
  if (free.length === 0) return [];
  const rows = free.map(({ columns }) => columns);
  const written = new Set(await insertAccounts(tx, source, rows));
  // A key that another transaction took between the look and the write.
  for (const { index, columns } of free)
    if (!written.has(columns.id)) refused.push({ index, code: "changed-meanwhile" });
  const done = free.filter(({ columns }) => written.has(columns.id));
  await tell(
    tx,
    source,
    done.map(({ columns }) => columns),
  );
  return done.map(({ index, columns }) => ({ index, id: columns.id }));
}

/** Creates accounts as CREATED ("Awaiting invitation"); nobody hears of it. Rows are refused one by one, by their index. */
export async function createAccounts(
  tx: OrgTx,
  { people, source }: { people: NewAccount[]; source: AccountSource },
): Promise<{ done: { index: number; id: string }[]; refused: Refused[] }> {
  if (tx.actor.kind === "account") demand(tx, "accounts.manage");
  const refused: Refused[] = [];
  const candidates = people.map((person, index) => ({ index, columns: columnsOf(person) }));
  await lockNames(
    tx,
    candidates.map(({ columns }) => columns),
  );
  const done = await inPieces(candidates, (piece) => createPiece(tx, source, piece, refused));
  return { done, refused };
}
