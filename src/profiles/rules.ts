import type { AccountChange, Named } from "@/accounts/input";
import { keysOf } from "@/accounts/input";
import { mayEditOwnProfile } from "@/accounts/rules";
import { can, holdsAll } from "@/admins/rules";
import type { Actor, Permission } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";

export type Change = {
  id: string;
  change: AccountChange;
  /** What the change starts from, by field: an account where one of them is otherwise by now is refused. */
  from?: Readonly<Record<string, unknown>> | undefined;
};

/** The part of an account that judging a change of it looks at; a change may be of any other field too. */
type Profile = Named & {
  kind: string;
  status: string;
  claimedAt: Date | null;
  ownerId: string | null;
  modificationPrevention: boolean;
};
type Keys = ReturnType<typeof keysOf>;

/** A change beside the account it is made of: as it was, as it will be, and what differs. */
export type Edit<P extends Profile = Profile> = Change & {
  was: P;
  next: P & Keys;
  fields: string[];
  isReaddressed: boolean;
};

type Taken = Record<"emailKey" | "loginKey" | "externalKey", Map<string, string>>;

/** What judging depends on besides the edit itself. */
export type Terms = {
  actor: Actor;
  /** What each of the accounts may do. */
  held: ReadonlyMap<string, readonly Permission[]>;
  /** Keys in use, with who has them; those that earlier edits of the set take come to it. */
  taken: Taken;
  /** Kind of each account that is named as an owner. */
  owners: ReadonlyMap<string, string>;
  org: { memberEditing: boolean; modificationPrevention: boolean };
  /** Who asked for the new address just proved it. */
  isProven: boolean;
};

const isSame = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date
    ? a.getTime() === b.getTime()
    : (a ?? null) === (b ?? null);

export const has = (fields: readonly string[], ...some: string[]): boolean =>
  some.some((field) => fields.includes(field));

/** The account as the change leaves it, with the keys that follow; a user is owned by nobody, whatever is asked. */
export function editOf<P extends Profile>({ change, ...rest }: Change, was: P): Edit<P> {
  const mayDiffer = (field: string): boolean => field !== "ownerId" || was.kind !== "USER";
  const differing = Object.entries(change).filter(
    ([field, value]) =>
      value !== undefined && mayDiffer(field) && !isSame(value, was[field as keyof P]),
  );
  const fields = differing.map(([field]) => field);
  const plain: P = { ...was, ...Object.fromEntries(differing) };
  const next = { ...plain, ...keysOf(plain), ownerId: was.kind === "USER" ? null : plain.ownerId };
  return { ...rest, change, was, next, fields, isReaddressed: has(fields, "email", "phone") };
}

/**
 * Oneself is edited by right; somebody else by those who manage accounts and hold all that they hold: a new address
 * redirects the next secret, a new login whoever signs in with it.
 */
const isAbove = ({ id }: Edit, { actor, held }: Terms): boolean =>
  actor.kind === "account" && actor.id !== id && !holdsAll(actor, held.get(id) ?? []);

/** What one signs in with and is reached by changes at one's own hand only with the password: a stolen session has none. */
const isOwnKey = ({ id, fields }: Edit, { actor, isProven }: Terms): boolean =>
  !isProven &&
  actor.kind === "account" &&
  actor.id === id &&
  has(fields, "email", "login", "phone");

/** Whoever is no admin changes nothing of their own but the language, where the organisation keeps profiles itself. */
function isKept({ was, fields }: Edit, { actor, org }: Terms): boolean {
  const isPlain = fields.every((field) => field === "language");
  if (isPlain || actor.kind !== "account" || can(actor, "accounts.manage")) return false;
  return !mayEditOwnProfile(org, was);
}

const KEYS = [
  ["email", "emailKey", "email-taken"],
  ["login", "loginKey", "login-taken"],
  ["externalId", "externalKey", "external-id-taken"],
] as const;

function keyFault({ id, next, fields }: Edit, { taken }: Terms): RefusalCode | undefined {
  const clash = KEYS.find(([field, key]) => {
    const holder = has(fields, field) && next[key] ? taken[key].get(next[key]) : undefined;
    return holder !== undefined && holder !== id;
  });
  return clash?.[2];
}

function ownerFault({ was, next, fields }: Edit, { owners }: Terms): RefusalCode | undefined {
  if (was.kind !== "CONTACT" || !has(fields, "ownerId")) return undefined;
  if (!next.ownerId) return "owner-missing";
  const kind = owners.get(next.ownerId);
  if (kind === "USER") return undefined;
  return kind ? "owner-is-contact" : "owner-not-found";
}

const hasMoved = ({ was, from = {} }: Edit): boolean =>
  Object.entries(from).some(([field, value]) => !isSame(value, was[field as keyof Profile]));

/** Why an edit is refused; undefined for one that goes, and for one that changes nothing. */
export function faultOf(edit: Edit, terms: Terms): RefusalCode | undefined {
  const { was, fields, isReaddressed } = edit;
  if (isAbove(edit, terms)) return "holds-more";
  if (hasMoved(edit)) return "changed-meanwhile";
  if (fields.length === 0) return undefined;
  if (was.status === "CLOSED") return "closed";
  // afterwards a new address must be proven first
  if (isReaddressed && was.claimedAt && !terms.isProven) return "claimed-address";
  if (isKept(edit, terms)) return "editing-closed";
  if (isOwnKey(edit, terms)) return "own-address";
  return keyFault(edit, terms) ?? ownerFault(edit, terms);
}

/** The keys of an edit are taken for those after it; an address also as a login, and the other way round. */
export function claimKeys({ id, next }: Edit, { taken }: Terms): void {
  for (const key of [next.emailKey, next.loginKey]) {
    if (key) taken.emailKey.set(key, id);
    if (key) taken.loginKey.set(key, id);
  }
  if (next.externalKey) taken.externalKey.set(next.externalKey, id);
}
