import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";

/** Who changes it where the organisation keeps profiles itself. */
export async function KeptProfile({ gate: { org } }: { gate: SessionGate }) {
  const t = await getTranslations("me.edit");
  return (
    <p className="text-base text-muted">
      {org.helpContact
        ? t("closedContact", { organization: org.name, contact: org.helpContact })
        : t("closed", { organization: org.name })}
    </p>
  );
}
