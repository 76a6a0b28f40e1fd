import { z } from "zod";
import { readSize } from "@/accounts/components/form/storage-size";
import type { ApplicationInput, ApplicationRules } from "@/applications/input";
import { applicationInput, FACTORS } from "@/applications/input";

const tick = z.literal("on").optional().transform(Boolean);
const none = z.literal("").transform(() => undefined);

const size = z.string().transform((typed, context) => {
  const bytes = readSize(typed);
  if (bytes !== undefined) return bytes ?? undefined;
  context.addIssue({ code: "custom", message: "size-wrong" });
  return z.NEVER;
});

const number = z
  .string()
  .transform((typed) => typed.replace(/[\s.,’']/g, ""))
  .transform((typed) => (typed === "" ? null : /^\d+$/.test(typed) ? Number(typed) : Number.NaN))
  .pipe(applicationInput.shape.licences);

const fields = z.object({
  name: applicationInput.shape.name,
  licences: number,
  ruleKind: z.union([none, z.enum(["USER", "CONTACT"])]),
  ruleVisibility: z.union([none, z.enum(["PUBLIC", "PRIVATE"])]),
  notification: z.union([none, z.enum(["yes", "no"])]),
  factorNONE: tick,
  factorTOTP: tick,
  factorSMS: tick,
  factorFIDO2: tick,
  shareLeast: size,
  shareMost: size,
  saveLeast: size,
  saveMost: size,
  contactLogin: tick,
});
type Fields = z.infer<typeof fields>;

const spaceOf = (least: bigint | undefined, most: bigint | undefined) =>
  least === undefined && most === undefined
    ? undefined
    : { ...(least !== undefined && { least }), ...(most !== undefined && { most }) };

/** The rules that the fields say; what is left open is no rule. */
function rulesOf(typed: Fields): ApplicationRules {
  const factors = FACTORS.filter((factor) => typed[`factor${factor}`]);
  const { ruleKind, ruleVisibility, notification, contactLogin } = typed;
  const rules = {
    kind: ruleKind,
    visibility: ruleVisibility,
    factors: factors.length === FACTORS.length ? undefined : factors,
    notification: notification && notification === "yes",
    shareSpace: spaceOf(typed.shareLeast, typed.shareMost),
    saveSpace: spaceOf(typed.saveLeast, typed.saveMost),
    contactLogin: contactLogin || undefined,
  };
  return Object.fromEntries(
    Object.entries(rules).filter(([, value]) => value !== undefined),
  ) as ApplicationRules;
}

const isRange = (least: bigint | undefined, most: bigint | undefined): boolean =>
  least === undefined || most === undefined || least <= most;

/** "Add an application" and "Edit": the fields of the form as one application. */
export const applicationForm = fields
  .refine(({ shareLeast, shareMost }) => isRange(shareLeast, shareMost), {
    error: "quota-range-wrong",
    path: ["shareMost"],
  })
  .refine(({ saveLeast, saveMost }) => isRange(saveLeast, saveMost), {
    error: "quota-range-wrong",
    path: ["saveMost"],
  })
  .refine((typed) => FACTORS.some((factor) => typed[`factor${factor}`]), {
    error: "factor-missing",
    path: ["factors"],
  })
  .transform(
    (typed): ApplicationInput => ({
      name: typed.name,
      licences: typed.licences,
      rules: rulesOf(typed),
    }),
  );
