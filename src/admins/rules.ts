import type { Actor, OrgTx, Permission } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

export const ROLES = ["OWNER", "ACCOUNT_ADMIN", "INVITER", "HELPDESK", "AUDITOR"] as const;
export type Role = (typeof ROLES)[number];

/** Read a line aloud: "An inviter may view accounts and invite." */
const MAY: Record<Role, readonly Permission[]> = {
  OWNER: [
    "accounts.view",
    "accounts.manage",
    "accounts.invite",
    "codes.see",
    "integrations.manage",
    "settings.manage",
    "admins.manage",
    "audit.read",
  ],
  ACCOUNT_ADMIN: ["accounts.view", "accounts.manage", "accounts.invite", "codes.see"],
  INVITER: ["accounts.view", "accounts.invite"],
  HELPDESK: ["accounts.view", "accounts.invite", "codes.see"],
  AUDITOR: ["accounts.view", "audit.read"],
};

export const isRole = (word: string): word is Role => ROLES.some((role) => role === word);

/** What an account may do: all that any of its roles may. */
export function permissionsOf(roles: readonly string[]): Permission[] {
  return [...new Set(roles.filter(isRole).flatMap((role) => MAY[role]))];
}

/** The roles through which a permission is held. */
export const rolesWith = (permission: Permission): Role[] =>
  ROLES.filter((role) => MAY[role].includes(permission));

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
