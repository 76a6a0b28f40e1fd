import { getLocale, getTranslations } from "next-intl/server";
import type { Named } from "@/accounts/input";
import { nameFor } from "@/colleagues/name-for";
import { Facts } from "@/ui/public/facts";

interface BelongingProps {
  organization: string;
  person: { visibility: string };
  owner: Named | null;
  teams: readonly { id: string; name: string }[];
  applications: readonly { id: string; name: string }[];
}

/** Teams, applications, who looks after a contact, and whether colleagues see this person: an admin says so. */
export async function Belonging(props: BelongingProps) {
  const { organization, person, owner, teams, applications } = props;
  const [t, locale] = await Promise.all([getTranslations("me.belonging"), getLocale()]);
  const names = (list: BelongingProps["teams"]) =>
    list.map(({ name }) => name).join(", ") || t("none");
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <Facts
        rows={[
          ...(owner ? [{ label: t("owner"), value: nameFor(locale, owner) }] : []),
          { label: t("teams"), value: names(teams) },
          { label: t("applications"), value: names(applications) },
          {
            label: t("visibility"),
            value: t(person.visibility === "PUBLIC" ? "PUBLIC" : "PRIVATE"),
          },
        ]}
      />
      <p className="text-base text-muted">{t("decided", { organization })}</p>
    </section>
  );
}
