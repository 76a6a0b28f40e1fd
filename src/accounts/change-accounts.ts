import { permissionsOfAccounts } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { brokenRules } from "@/applications/broken-rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode, RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { keptDigest } from "@/lib/secrets/short";
import { inPieces, PIECE, violated } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";
import type { Change, Edit as EditOf, Terms } from "@/profiles/rules";
import { claimKeys, editOf, faultOf, has } from "@/profiles/rules";
import { keysOf } from "./input";
import { moveAccounts } from "./move-accounts";
import type { Person } from "./queries";
import { findTaken, holdPeople, readOwners, readPeople } from "./queries";
import { recordEvents } from "./record-events";
import { lockNames, lockStates, setEnds, updateAccounts } from "./store";

type Edit = EditOf<Person>;
type Refused = RowRefusal & { details?: Record<string, string> };
/** `isProven`: who asked for the new address just proved it, or a number goes, of which nothing is left to prove. */
type How = {
  source?: "HAND" | "ROSTER" | undefined;
  isProven?: boolean | undefined;
  /** An end that was put off is put back: the event that had set its date keeps counting as the one that did. */
  restores?: { since: string | null } | undefined;
};

/** What judging these edits depends on, read for all of them at once. */
async function readTerms(tx: OrgTx, edits: Edit[], isProven: boolean): Promise<Terms> {
  const ids = edits.map(({ id }) => id);
  const renamed = edits.filter(({ fields }) => has(fields, "email", "login", "externalId"));
  const owned = edits.filter(({ fields }) => has(fields, "ownerId"));
  return {
    actor: tx.actor,
    held: tx.actor.kind === "account" ? await permissionsOfAccounts(tx, ids) : new Map(),
    taken: await findTaken(
      tx,
      renamed.map(({ next }) => next),
    ),
    owners: await readOwners(
      tx,
      owned.flatMap(({ next }) => next.ownerId ?? []),
    ),
    org: await readOwnOrganization(tx),
    isProven,
  };
}

/** The edits that go and change something. */
async function sift(tx: OrgTx, edits: Edit[], isProven: boolean, refused: Refused[]) {
  const terms = await readTerms(tx, edits, isProven);
  const fit = edits.filter((edit) => {
    const code = faultOf(edit, terms);
    if (code) refused.push({ id: edit.id, code });
    if (code || edit.fields.length === 0) return false;
    claimKeys(edit, terms);
    return true;
  });
  const broken = new Map((await brokenRules(tx, fit)).map((fault) => [fault.id, fault]));
  refused.push(...broken.values());
  return fit.filter(({ id }) => !broken.has(id));
}

const TAKEN: Record<string, RefusalCode> = {
  accounts_email_is_used_once: "email-taken",
  accounts_login_is_used_once: "login-taken",
  accounts_external_id_is_used_once: "external-id-taken",
};

/** Somebody may take a key between the look and the write: then the index says so, and all of it is undone. */
async function write(tx: OrgTx, edits: Edit[], isProven: boolean): Promise<void> {
  const rows = edits.map(({ next, fields }) => ({
    ...next,
    mobileDigest: keptDigest(next),
    ...(has(fields, "email") && { emailVerifiedAt: isProven ? tx.now : null }),
    phoneVerifiedAt: isProven && next.phone ? tx.now : null,
  }));
  await updateAccounts(tx, rows).catch((fault) => {
    const code = TAKEN[violated(fault) ?? ""];
    throw code ? new Refusal(code) : fault;
  });
}

/** What becomes of a mobile that changes alone: whoever reads of it should not be told of one before where there was none. */
function mobileOf({ fields, was, next }: Edit): { mobile?: string } {
  if (fields.join() !== "phone") return {};
  if (!next.phone) return { mobile: "removed" };
  return { mobile: was.phone ? "changed" : "added" };
}

/** An invited account whose address changes has nothing to claim with on that channel until it is sent again. */
async function readdress(tx: OrgTx, edits: Edit[]): Promise<void> {
  const notes = edits.map((edit) => ({ id: edit.id, fields: edit.fields, ...mobileOf(edit) }));
  const kinds = Map.groupBy(notes, ({ fields, mobile }) => [...fields, mobile].join());
  for (const alike of kinds.values()) {
    const ids = alike.map(({ id }) => id);
    const { id: _, ...details } = alike[0] ?? { id: "", fields: [] };
    await moveAccounts(tx, { ids, event: "change-address" }, { details });
    await setEnds(tx, ids);
  }
}

const pick = (from: Record<string, unknown>, fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));

async function tell(tx: OrgTx, edits: Edit[], { source, restores }: How): Promise<void> {
  const note = (fields: string[]) => (source ? { fields, source } : { fields });
  const entries = edits.map(({ id, was, next, fields }) => ({
    act: restores ? "account.end-restored" : "account.edited",
    accountId: id,
    details: note(fields),
    values: { before: pick(was, fields), after: pick(next, fields) },
  }));
  await writeAudit(tx, entries);
  const plain = edits.filter(({ isReaddressed }) => !isReaddressed);
  await recordEvents(
    tx,
    plain.map(({ id, fields }) => ({
      accountId: id,
      event: restores ? "end-restored" : "edited",
      details: { ...note(fields), ...restores },
    })),
  );
}

async function changePiece(tx: OrgTx, piece: Change[], how: How, refused: Refused[]) {
  // Locked before they are read: a claim at the same moment makes the address its own.
  const ids = piece.map(({ id }) => id);
  await lockStates(tx, ids);
  const people = new Map((await readPeople(tx, ids)).map((person) => [person.id, person]));
  const edits = piece.flatMap((change) => {
    const was = people.get(change.id);
    if (!was) refused.push({ id: change.id, code: "not-found" });
    return was ? [editOf(change, was)] : [];
  });
  const isProven = how.isProven === true;
  const fit = await sift(tx, edits, isProven, refused);
  if (fit.length === 0) return [];
  await write(tx, fit, isProven);
  await readdress(
    tx,
    fit.filter(({ isReaddressed }) => isReaddressed),
  );
  await tell(tx, fit, how);
  return fit.map(({ id, fields }) => ({ id, fields }));
}

/**
 * Changes the profiles of a set, each row on its own: e-mail and mobile only before the claim, as afterwards a new one
 * must be proven first. Who is as the change says already is neither done nor refused, and nothing is written of them.
 */
export async function changeAccounts(
  tx: OrgTx,
  { changes, ...how }: How & { changes: readonly Change[] },
): Promise<{ done: { id: string; fields: string[] }[]; refused: Refused[] }> {
  const { actor } = tx;
  const isOfOthers = changes.some(({ id }) => actor.kind !== "account" || actor.id !== id);
  if (actor.kind === "account" && isOfOthers) demand(tx, "accounts.manage");
  await lockNames(
    tx,
    changes.map(({ change }) => keysOf(change)),
  );
  if (changes.length > PIECE)
    await holdPeople(
      tx,
      changes.map(({ id }) => id),
    );
  const refused: Refused[] = [];
  const done = await inPieces(changes, (piece) => changePiece(tx, piece, how, refused));
  return { done, refused };
}
