import { getLocale, getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { nameFor } from "@/colleagues/name-for";
import type { Colleague } from "@/colleagues/queries";
import { Initials } from "@/ui/initials";
import { PublicLinkButton } from "@/ui/public/public-button";

interface ColleagueListProps {
  base: string;
  rows: readonly Colleague[];
  /** Whether nobody means "no match" or "nobody at all". */
  isNarrowed: boolean;
}

export async function ColleagueList({ base, rows, isNarrowed }: ColleagueListProps) {
  const [t, locale] = await Promise.all([getTranslations("colleagues"), getLocale()]);
  if (rows.length === 0) return <Nobody base={base} isNarrowed={isNarrowed} />;
  return (
    <ul aria-label={t("list")} className="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
      {rows.map((person) => (
        <li className="panel relative flex items-center gap-3 p-4" key={person.id}>
          <Initials name={displayName(person)} size="lg" />
          <div className="min-w-0 text-base">
            <a
              className="block truncate font-medium after:absolute after:inset-0 after:rounded-xl hover:underline"
              href={`${base}/${person.id}`}
            >
              {nameFor(locale, person)}
            </a>
            <p className="truncate text-sm text-muted">
              {[person.jobTitle, person.department, person.company].filter(Boolean).join(" · ") ||
                (person.kind === "CONTACT" ? t("contact") : person.email)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

async function Nobody({ base, isNarrowed }: Pick<ColleagueListProps, "base" | "isNarrowed">) {
  const t = await getTranslations("colleagues");
  return (
    <div className="flex flex-col items-start gap-4 py-6">
      <h2 className="text-lg font-semibold">{t(isNarrowed ? "noMatchTitle" : "noneTitle")}</h2>
      {isNarrowed ? (
        <PublicLinkButton className="w-auto" href={base} look="quiet">
          {t("clear")}
        </PublicLinkButton>
      ) : (
        <p className="text-base text-muted">{t("none")}</p>
      )}
    </div>
  );
}
