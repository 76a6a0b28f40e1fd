import type { TransactionClient } from "./db";

declare const minted: unique symbol;

/** The id of an organisation that a gate has vouched for. */
export type OrgId = string & { readonly [minted]: "OrgId" };

export const PERMISSIONS = [
  "accounts.view",
  "accounts.manage",
  "accounts.invite",
  "codes.see",
  "integrations.manage",
  "settings.manage",
  "admins.manage",
  "audit.read",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who acts. An invitee holds a secret and no session; `system` is a job or a schedule. */
export type Actor =
  | { kind: "account"; id: string; permissions: readonly Permission[] }
  | { kind: "invitee" }
  | { kind: "system" };

/** Where a request came from; kept in audit entries and sessions. */
export type Origin = { ip?: string; userAgent?: string };

/** A proven tenant and who acts in it. Only gates mint one (lib/mint-scope). */
export type Scope = { readonly [minted]: "Scope"; org: OrgId; actor: Actor; origin: Origin };

/** A transaction inside one organisation: what every query and verb takes first. */
export type OrgTx = {
  db: TransactionClient;
  org: OrgId;
  actor: Actor;
  origin: Origin;
  now: Date;
  /** Groups the audit entries of one act. */
  actId: string;
  /** Codes of what the audit log was told, counted once the transaction is committed. */
  acts: string[];
};

/** The organisation of letters that belong to no tenant (sign-up). */
export const SYSTEM_ORG = "00000000-0000-4000-8000-000000000000";
