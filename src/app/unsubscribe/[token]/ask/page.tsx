import { getTranslations } from "next-intl/server";
import { brandOf } from "@/app/org-brand";
import { unsubscribeLinkGate } from "@/gates/link";
import { inOrg } from "@/lib/in-org";
import { readOrganization } from "@/orgs/queries";
import { hasRemindersOff } from "@/reach/queries";
import { PublicButton } from "@/ui/public/public-button";
import { PublicPage } from "@/ui/public/public-page";

/** Whose reminders this address ends, and whether it has; undefined for what we did not make. */
async function findReminders(token: string) {
  const gate = await unsubscribeLinkGate(token);
  if (!gate) return undefined;
  return inOrg(
    gate.scope,
    async (tx) => {
      const org = await readOrganization(tx);
      const isOff = await hasRemindersOff(tx, gate.row);
      return org && isOff !== undefined ? { org, isOff } : undefined;
    },
    "page",
  );
}

/** "Don't remind me", for who opens the address in a browser. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await findReminders(token);
  const t = await getTranslations("claim");
  if (!found) return <PublicPage lead={t("neutral.text")} title={t("neutral.title")} />;
  const { org, isOff } = found;
  const organization = org.name;
  return (
    <PublicPage
      brand={brandOf(org)}
      lead={t(isOff ? "reminders.offLead" : "reminders.lead", { organization })}
      title={t(isOff ? "reminders.offTitle" : "reminders.title")}
    >
      {!isOff && (
        <form action={`/unsubscribe/${token}`} method="post">
          <PublicButton>{t("reminders.stop")}</PublicButton>
        </form>
      )}
    </PublicPage>
  );
}
