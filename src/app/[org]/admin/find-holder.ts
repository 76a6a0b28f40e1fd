import { getTranslations } from "next-intl/server";
import { displayName, email, emailKey, visibleText } from "@/accounts/input";
import { findTwin } from "@/accounts/queries";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import type { FormState } from "@/ui/forms/form-state";

/** Where a form says what is taken. */
const FIELDS: Partial<Record<RefusalCode, "email" | "login" | "externalId">> = {
  ...{ "email-taken": "email", "login-taken": "login", "external-id-taken": "externalId" },
};

/** Whose the address, login or external ID is that a form was refused, as a link: for those who may see people here, nobody else. */
export async function findHolder(
  code: RefusalCode,
  data: FormData,
): Promise<Pick<FormState, "see">> {
  const [field, org] = [FIELDS[code], data.get("org")];
  if (!field || typeof org !== "string") return {};
  const { scope, permissions } = await sessionGate(org);
  if (!permissions.includes("accounts.view")) return {};
  const typed = visibleText(String(data.get(field) ?? "")).trim();
  const address = field === "email" ? email.safeParse(typed).data : undefined;
  const keys =
    field === "email" ? { emailKey: address ? emailKey(address) : undefined } : { [field]: typed };
  const own = data.get("id");
  const not = typeof own === "string" ? own : undefined;
  const holder = await inOrg(scope, (tx) => findTwin(tx, keys, not), "page");
  if (!holder) return {};
  const t = await getTranslations("refusals");
  const label = t("seeHolder", { name: displayName(holder) });
  return { see: { href: `/${org}/admin/people/${holder.id}`, label } };
}
