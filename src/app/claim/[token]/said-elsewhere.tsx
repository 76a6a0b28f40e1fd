import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { KeptDraft } from "@/drafts/rules";
import { isSaidElsewhere } from "@/drafts/rules";
import { readFormBrowser } from "@/gates/form";
import type { ClaimLink } from "@/invitations/queries";
import { asksName } from "@/invitations/rules";
import { LANGUAGES, localeOf } from "@/lib/i18n/locales";
import { Facts } from "@/ui/public/facts";
import { PublicNotice } from "@/ui/public/public-notice";

type Elsewhere = { link: ClaimLink; token: string };

/** What another browser said by this link, shown once more before it counts: it may have been in other hands. */
export async function SaidElsewhere({ link, token }: Elsewhere) {
  const { draft, invitationId } = link;
  if (!isSaidElsewhere(draft, await readFormBrowser(invitationId))) return null;
  const t = await getTranslations("claim.elsewhere");
  const rows = (await answersOf(link, draft)).filter(({ value }) => value);
  if (rows.length === 0) return null;
  return (
    <>
      <PublicNotice tone="warning">{t("notice")}</PublicNotice>
      <Facts
        rows={rows.map(({ step, label, value, change }) => ({
          label,
          value: (
            <Answer change={change} href={`/claim/${token}/${step}`} of={label}>
              {value}
            </Answer>
          ),
        }))}
      />
    </>
  );
}

/** The answers that the claim would take. */
async function answersOf(link: ClaimLink, draft: KeptDraft) {
  const [t, format] = await Promise.all([getTranslations("claim"), getFormatter()]);
  const locale = localeOf(draft.language);
  const names = asksName(link) ? [draft.firstName, draft.lastName] : [];
  const { termsVersion: version, termsAcceptedAt: at } = draft;
  const change = t("elsewhere.change");
  return [
    { step: "language", label: t("steps.language"), value: locale && LANGUAGES[locale], change },
    { step: "name", label: t("steps.name"), value: names.filter(Boolean).join(" "), change },
    {
      step: "terms",
      label: t("steps.terms"),
      value:
        version && at && version === link.termsVersion
          ? t("elsewhere.accepted", { version, date: format.dateTime(at, "day") })
          : undefined,
      change: t("elsewhere.read"),
    },
  ];
}

interface AnswerProps {
  href: string;
  change: string;
  /** What is changed, for who hears the link alone. */
  of: string;
  children: ReactNode;
}

async function Answer({ href, change, of, children }: AnswerProps) {
  const t = await getTranslations("common");
  return (
    <span className="flex flex-wrap justify-end gap-x-3">
      <span className="min-w-0 wrap-anywhere">{children}</span>
      <a
        aria-label={t("labelled", { label: change, value: of })}
        className="prose-link"
        href={href}
      >
        {change}
      </a>
    </span>
  );
}
