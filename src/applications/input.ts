import { z } from "zod";
import { teamKey, teamName } from "@/teams/input";

/** Applications are named like teams: one line, unique whatever the case. */
const applicationName = teamName;
export const applicationKey = teamKey;

/** Bytes; JSON knows no bigint, so they are stored as digits. */
const bytes = z
  .union([z.bigint(), z.string().regex(/^\d{1,18}$/)])
  .transform((value) => BigInt(value));

/** A minimum needs a quota to be set; a maximum is kept by having none. */
const space = z
  .object({ least: bytes.optional(), most: bytes.optional() })
  .refine(({ least = 0n, most }) => most === undefined || least <= most, "quota-range-wrong");

export const FACTORS = ["NONE", "TOTP", "SMS", "FIDO2"] as const;

/** What an application asks of the accounts that hold it; what is absent it leaves open. */
export const applicationRules = z.object({
  kind: z.enum(["USER", "CONTACT"]).optional(),
  visibility: z.enum(["PUBLIC", "PRIVATE"]).optional(),
  factors: z.array(z.enum(FACTORS)).min(1, "factor-missing").optional(),
  /** Whether the person is mailed when their account is created from a file. */
  notification: z.boolean().optional(),
  shareSpace: space.optional(),
  saveSpace: space.optional(),
  /** A contact who holds it needs a login (a partner). */
  contactLogin: z.literal(true).optional(),
});
export type ApplicationRules = z.infer<typeof applicationRules>;

export const applicationInput = z.object({
  name: applicationName,
  /** null: as many as wanted. */
  licences: z
    .number("licences-wrong")
    .int("licences-wrong")
    .min(0, "licences-wrong")
    .max(10_000_000, "licences-wrong")
    .nullable(),
  rules: applicationRules,
});
export type ApplicationInput = z.infer<typeof applicationInput>;
