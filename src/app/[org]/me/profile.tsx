import { getLocale, getTranslations } from "next-intl/server";
import type { readPerson } from "@/accounts/queries";
import type { SessionGate } from "@/gates/session";
import { wholeName } from "@/lib/i18n/locales";
import { Facts } from "@/ui/public/facts";
import { PublicLinkButton } from "@/ui/public/public-button";

type Person = NonNullable<Awaited<ReturnType<typeof readPerson>>>;

const SHOWN = [
  "name",
  "email",
  "login",
  "phone",
  "company",
  "department",
  "jobTitle",
  "city",
] as const;

/** What the organisation knows of this person, and who may change it. */
export async function Profile({
  gate: { org },
  person,
  mayEdit,
}: {
  gate: SessionGate;
  person: Person;
  mayEdit: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations("me"), getLocale()]);
  const named = { ...person, name: wholeName(locale, person.firstName, person.lastName) };
  const rows = SHOWN.flatMap((field) =>
    named[field] ? [{ label: t(`facts.${field}`), value: named[field] }] : [],
  );
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("profile")}</h2>
      <Facts rows={rows} />
      {mayEdit ? (
        <PublicLinkButton href={`/${org.slug}/me/profile`} look="quiet">
          {t("edit.link")}
        </PublicLinkButton>
      ) : (
        <p className="text-base text-muted">
          {org.helpContact
            ? t("edit.closedContact", { organization: org.name, contact: org.helpContact })
            : t("edit.closed", { organization: org.name })}
        </p>
      )}
    </section>
  );
}
