import { z } from "zod";
import { plainKey, plainText } from "@/accounts/input";
import { PERMISSIONS } from "@/lib/org";
import { name } from "@/orgs/input";

/** What the built-in roles are called in the languages of the console: an own role of that name would pass for one. */
const BUILT_IN_NAMES = new Set([
  ...["owner", "account admin", "inviter", "helpdesk", "auditor"],
  ...["proprietaire", "admin des comptes", "charge d’invitations", "assistance", "auditeur"],
]);

/** An own role's name on one line; spaces in a row count as one. */
export const roleName = z
  .string()
  .max(400)
  .transform((typed) => typed.replace(/\s+/g, " "))
  .pipe(name(60))
  .refine((typed) => !BUILT_IN_NAMES.has(plainText(typed)), "role-taken");

/** One key for every spelling of a name: unique whatever the case. */
export const roleKey = (typed: string): string => plainKey(typed.replace(/\s+/g, " "));

export const permissionSet = z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length);
