import { getTranslations } from "next-intl/server";
import type { HeldRole } from "@/admins/rules";
import { isRole } from "@/admins/rules";

/** What a role is called: a built-in one in the reader's language, an own one by its name. */
export async function roleNamer(): Promise<(held: Pick<HeldRole, "role" | "name">) => string> {
  const t = await getTranslations("shell.role");
  return ({ role, name }) => (isRole(role) ? t(role) : (name ?? ""));
}
