import { permissionsOfAccounts } from "@/admins/queries";
import { can, demand, holdsAll } from "@/admins/rules";
import { assertRulesHold } from "@/applications/assert-rules-hold";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";
import type { AccountChange } from "./input";
import { emailKey, nameKey, plainKey, searchText } from "./input";
import { moveAccounts } from "./move-accounts";
import { findTwin, readOwners, readPerson } from "./queries";
import { recordEvents } from "./record-events";
import { mayEditOwnProfile } from "./rules";
import type { AccountColumns } from "./store";
import {
  lockNames,
  lockStates,
  readOtherChannelsEnd,
  setClaimableUntil,
  updateAccount,
} from "./store";

type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>;
type Columns = Partial<Omit<AccountColumns, "id">>;

/** Every changed field, before and after. */
function difference(
  was: Person,
  change: AccountChange,
): { fields: (keyof AccountChange)[]; before: object; after: object } {
  const fields = (Object.keys(change) as (keyof AccountChange)[]).filter(
    (field) => change[field] !== undefined && change[field] !== was[field],
  );
  const pick = (from: Partial<Record<keyof AccountChange, unknown>>) =>
    Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return { fields, before: pick(was), after: pick(change) };
}

async function refuseTaken(tx: OrgTx, id: string, change: AccountChange): Promise<void> {
  const checks = [
    ["email-taken", { emailKey: change.email ? emailKey(change.email) : undefined }],
    ["login-taken", { login: change.login ?? undefined }],
    ["external-id-taken", { externalId: change.externalId ?? undefined }],
  ] as const;
  for (const [code, keys] of checks) {
    if (await findTwin(tx, keys, id)) throw new Refusal(code);
  }
}

async function refuseOwner(tx: OrgTx, was: Person, change: AccountChange): Promise<void> {
  if (was.kind !== "CONTACT" || change.ownerId === undefined) return;
  if (!change.ownerId) throw new Refusal("owner-missing");
  const kind = (await readOwners(tx, [change.ownerId])).get(change.ownerId);
  if (kind !== "USER") throw new Refusal(kind ? "owner-is-contact" : "owner-not-found");
}

/**
 * Oneself is edited by right; somebody else by those who manage accounts and hold all that they hold: a new address
 * redirects the next secret, a new login whoever signs in with it.
 */
async function demandToEdit(tx: OrgTx, id: string): Promise<void> {
  if (tx.actor.kind !== "account" || tx.actor.id === id) return;
  demand(tx, "accounts.manage");
  const held = await permissionsOfAccounts(tx, [id]);
  if (!holdsAll(tx.actor, held.get(id) ?? [])) throw new Refusal("holds-more");
}

/** Whoever is no admin changes nothing of their own but the language, where the organisation keeps profiles itself. */
async function refuseClosed(tx: OrgTx, was: Person, fields: readonly string[]): Promise<void> {
  const isPlain = fields.every((field) => field === "language");
  if (isPlain || tx.actor.kind !== "account" || can(tx.actor, "accounts.manage")) return;
  if (!mayEditOwnProfile(await readOwnOrganization(tx), was)) throw new Refusal("editing-closed");
}

/** The columns that follow from the changed fields: keys, sorting, searching. */
function columnsOf(was: Person, change: AccountChange): Columns {
  const next = { ...was, ...change };
  const columns: Columns = { ...change, nameKey: nameKey(next), searchText: searchText(next) };
  if (change.email !== undefined) columns.emailKey = change.email ? emailKey(change.email) : null;
  if (change.login !== undefined) columns.loginKey = change.login ? plainKey(change.login) : null;
  if (change.externalId !== undefined)
    columns.externalKey = change.externalId ? plainKey(change.externalId) : null;
  if (change.phone !== undefined) columns.phoneKey = change.phone;
  if (was.kind === "USER") columns.ownerId = null;
  return columns;
}

const TAKEN: Record<string, RefusalCode> = {
  accounts_email_is_used_once: "email-taken",
  accounts_login_is_used_once: "login-taken",
  accounts_external_id_is_used_once: "external-id-taken",
};

/** Somebody may take a key between the look and the write: then the index says so. */
async function write(tx: OrgTx, id: string, columns: Parameters<typeof updateAccount>[2]) {
  try {
    await updateAccount(tx, id, columns);
  } catch (fault) {
    const code = TAKEN[violated(fault) ?? ""];
    throw code ? new Refusal(code) : fault;
  }
}

const namesOf = ({ email, login }: AccountChange) => ({
  emailKey: email && emailKey(email),
  loginKey: login && plainKey(login),
});

/**
 * Changes an account's profile. E-mail and mobile only before the claim: afterwards a new address must be proven first
 * (`isProven`: it just was).
 * An invited account whose address changes has nothing to claim with on that channel until it is sent again.
 * Returns the fields that changed; none means nothing was written.
 */
export async function editAccount(
  tx: OrgTx,
  { id, change, isProven = false }: { id: string; change: AccountChange; isProven?: boolean },
): Promise<{ fields: string[] }> {
  await demandToEdit(tx, id);
  await lockNames(tx, [namesOf(change)]);
  // Locked before it is read: a claim at the same moment makes the address its own.
  await lockStates(tx, [id]);
  const was = await readPerson(tx, id);
  if (!was) throw new Refusal("not-found");
  const { fields, before, after } = difference(was, change);
  if (fields.length === 0) return { fields };
  const readdressed = fields.includes("email") || fields.includes("phone");
  if (was.status === "CLOSED") throw new Refusal("closed");
  if (readdressed && was.claimedAt && !isProven) throw new Refusal("claimed-address");
  await refuseClosed(tx, was, fields);
  await refuseTaken(tx, id, change);
  await refuseOwner(tx, was, change);
  const changed = Object.fromEntries(
    fields.map((field) => [field, change[field]]),
  ) as AccountChange;
  await assertRulesHold(tx, { id, was, next: { ...was, ...changed } as Person });
  await write(tx, id, {
    ...columnsOf(was, changed),
    ...(fields.includes("email") ? { emailVerifiedAt: isProven ? tx.now : null } : {}),
  });
  if (readdressed) {
    await moveAccounts(tx, { ids: [id], event: "change-address" }, { details: { fields } });
    await setClaimableUntil(tx, id, await readOtherChannelsEnd(tx, id, fields));
  }
  await writeAudit(tx, [
    { act: "account.edited", accountId: id, details: { fields }, values: { before, after } },
  ]);
  if (!readdressed)
    await recordEvents(tx, [{ accountId: id, event: "edited", details: { fields } }]);
  return { fields };
}
