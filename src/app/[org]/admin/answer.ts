import { unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { ZodError } from "zod";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import type { FormState } from "@/ui/forms/form-state";
import { typedValues } from "@/ui/forms/form-state";
import { findHolder } from "./find-holder";

type Texts = Awaited<ReturnType<typeof getTranslations<"refusals">>>;

/** The field that a refusal is about; it stands there where the form has it, else above the form. */
const FIELDS: Partial<Record<RefusalCode, readonly string[]>> = {
  "email-taken": ["email"],
  "email-same": ["email"],
  "address-too-often": ["email"],
  "phone-same": ["phone"],
  "phone-landline": ["phone"],
  "text-country": ["phone"],
  "texts-full": ["phone"],
  "texts-off": ["phone"],
  "mobile-stopped": ["phone"],
  "mobile-too-often": ["phone"],
  "mobile-needed": ["phone"],
  "mobile-is-factor": ["phone"],
  "claimed-address": ["email"],
  "own-address": ["email"],
  "login-taken": ["login"],
  "external-id-taken": ["externalId"],
  "owner-missing": ["ownerId", "newOwnerId"],
  "successor-missing": ["ownerId"],
  "owner-not-found": ["ownerId", "newOwnerId"],
  "owner-is-contact": ["ownerId", "newOwnerId"],
  "owner-leaves": ["newOwnerId"],
  "contacts-owned": ["newOwnerId"],
  "team-taken": ["name"],
  "team-not-found": ["teamIds"],
  "application-taken": ["name"],
  "application-not-found": ["applicationIds"],
  "licences-full": ["applicationIds"],
  "application-kind": ["kind"],
  "application-visibility": ["visibility"],
  "application-factor": ["tfa"],
  "application-notification": ["creationNotification"],
  "application-share-space": ["shareSpaceMax"],
  "application-save-space": ["saveSpaceMax"],
  "application-login": ["login"],
  "slug-taken": ["slug"],
  "hours-wrong": ["sendingUntil"],
  "sender-password-needed": ["password"],
  "slug-refused": ["slug"],
  "slug-too-often": ["slug"],
  "password-wrong": ["password"],
  "date-missing": ["at"],
  "date-wrong": ["at"],
  "date-past": ["at"],
  "logo-too-big": ["logo"],
  "logo-not-a-picture": ["logo"],
  "logo-too-wide": ["logo"],
  "subject-with-link": ["subject"],
  "text-with-link": ["body"],
};

/** What the page shows is no longer so. */
const STALE: readonly RefusalCode[] = ["import-changed", "import-recounted", "import-moved-on"];

function refused(t: Texts, { code, details }: Refusal, data: FormData): FormState {
  const plain = t(code, { field: "", ...details });
  const { application } = details;
  const text = application ? t("ofApplication", { application, text: plain }) : plain;
  const field = FIELDS[code]?.find((name) => data.has(name));
  if (field) return { fields: { [field]: text } };
  return { error: text, ...(STALE.includes(code) && { isStale: true }) };
}

type Issue = ZodError["issues"][number];

function issueText(t: Texts, issue: Issue): string {
  if (issue.message === "wording-unknown-field" && issue.code === "custom")
    return t("wording-unknown-field", { field: String(issue.params?.field ?? "") });
  const key = `field.${issue.message}`;
  if (t.has(key as "field.wrong")) return t(key as "field.wrong");
  if (t.has(issue.message as "name-missing")) return t(issue.message as "name-missing");
  return t(issue.code === "too_big" ? "field.too-long" : "field.wrong");
}

/** What is wrong, under each field once: its first fault. */
export function faultsByField(t: Texts, { issues }: ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[String(issue.path[0] ?? "")] ??= issueText(t, issue);
  return fields;
}

/** In the order of the form; what is wrong of several fields together is found last. */
function asAsked(fields: Record<string, string>, data: FormData): Record<string, string> {
  const names = [...data.keys()];
  const placeOf = ([name]: [string, string]): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  return Object.fromEntries(
    Object.entries(fields).sort((one, other) => placeOf(one) - placeOf(other)),
  );
}

/**
 * Runs an act of a form. What is refused comes back to the field in the reader's language with what was typed;
 * what fails unexpectedly is said as well, and still reported as the fault it is.
 */
export async function answer<State extends FormState>(
  data: FormData,
  work: () => Promise<State>,
): Promise<State | FormState> {
  try {
    return await work();
  } catch (fault) {
    unstable_rethrow(fault);
    const t = await getTranslations("refusals");
    const values = typedValues(data);
    if (fault instanceof ZodError)
      return { fields: asAsked(faultsByField(t, fault), data), values };
    if (fault instanceof Refusal)
      return { ...refused(t, fault, data), ...(await findHolder(fault.code, data)), values };
    after(() => Promise.reject(fault));
    return { error: t("unexpected"), values };
  }
}

/** The outcome of an act on one person: a refused row refuses the whole act, which rolls back. */
export function sole<Done>(
  result: { done: readonly Done[]; refused: readonly { code: RefusalCode }[] },
  details: Refusal["details"] = {},
): Done | undefined {
  const [refusal] = result.refused;
  if (refusal) throw new Refusal(refusal.code, details);
  return result.done[0];
}
