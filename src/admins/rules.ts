import type { Actor, OrgTx, Permission } from "@/lib/org";
import { PERMISSIONS } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

export type { Permission } from "@/lib/org";

export const ROLES = ["OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"] as const;
export type Role = (typeof ROLES)[number];

/** Read a line aloud: "An inviter may view accounts and invite." */
const MAY: Record<Role, readonly Permission[]> = {
  OWNER: PERMISSIONS,
  ACCOUNT_ADMIN: ["accounts.view", "accounts.manage", "accounts.invite", "codes.see"],
  INVITER: ["accounts.view", "accounts.invite"],
  HELPDESK: ["accounts.view", "accounts.invite", "codes.see"],
  AUDITOR: ["accounts.view", "audit.read"],
};

/** A role as somebody holds it: a built-in one by its name, one of the organisation's own by its id. */
export type HeldRole = {
  role: string;
  /** Of an own role; a built-in one is called by the reader's language. */
  name: string | null;
  /** Of an own role. */
  permissions: readonly string[] | null;
};

export const isRole = (word: string): word is Role => ROLES.some((role) => role === word);

/** Built-in roles first, in their order, then own ones as they were given. */
export const inRank = <Held extends { role: string }>(roles: readonly Held[]): Held[] => {
  const rank = ({ role }: Held) => (isRole(role) ? ROLES.indexOf(role) : ROLES.length);
  return [...roles].sort((a, b) => rank(a) - rank(b));
};

const isPermission = (word: string): word is Permission =>
  PERMISSIONS.some((permission) => permission === word);

function mayBy(held: string | HeldRole): readonly string[] {
  const role = typeof held === "string" ? held : held.role;
  if (isRole(role)) return MAY[role];
  return typeof held === "string" ? [] : (held.permissions ?? []);
}

/** What an account may do: all that any of its roles may, built-in ones (also by their bare names) and own ones. */
export function permissionsOf(roles: readonly (string | HeldRole)[]): Permission[] {
  return [...new Set(roles.flatMap(mayBy).filter(isPermission))];
}

/** The built-in roles through which a permission is held. */
export const rolesWith = (permission: Permission): Role[] =>
  ROLES.filter((role) => MAY[role].includes(permission));

/** The permission that every other one needs: the console begins with people. */
export const BASE: Permission = "accounts.view";

/** What taking people along in a file needs: it is graver than looking at them, and nothing calls it back (0056). */
export const EXPORTING: Permission = "accounts.manage";

/** These permissions in their order, with the one that all of them need. */
export const completed = (permissions: readonly Permission[]): Permission[] =>
  PERMISSIONS.filter(
    (permission) =>
      permissions.includes(permission) || (permission === BASE && permissions.length > 0),
  );

/** What a role came to allow, and what it allows no more. */
export const difference = (
  before: readonly Permission[],
  after: readonly Permission[],
): { added: Permission[]; removed: Permission[] } => ({
  added: after.filter((permission) => !before.includes(permission)),
  removed: before.filter((permission) => !after.includes(permission)),
});

/** More columns than these nobody can compare. */
export const MOST_OWN_ROLES = 20;

/** Jobs and schedules carry out what an admin decided before; an invitee may nothing of this. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  return actor.kind === "account" && actor.permissions.includes(permission);
}

/** Refuses the act unless its actor holds the permission. Every verb of an admin begins with it. */
export function demand(tx: Pick<OrgTx, "actor">, permission: Permission): void {
  if (!can(tx.actor, permission)) throw new Refusal("not-allowed");
}

/** Whether the actor holds all of these. */
export const holdsAll = (actor: Actor, permissions: readonly Permission[]): boolean =>
  permissions.every((permission) => can(actor, permission));

/**
 * No act that yields or redirects a secret (link, code, recovery, address, factor) touches an account that holds a
 * permission the actor lacks: it would be a way to become more than one is. An invitee asks only for themselves.
 */
export const mayYieldSecret = (actor: Actor, subject: readonly Permission[]): boolean =>
  actor.kind === "invitee" || holdsAll(actor, subject);
