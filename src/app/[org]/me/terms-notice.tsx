import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { isAskedForTerms } from "@/terms/queries";
import { PublicNotice } from "@/ui/public/public-notice";

/** Stands on a member's own page until they accept the terms that everybody was asked for again. */
export async function TermsNotice({ gate: { scope, account, org } }: { gate: SessionGate }) {
  if (!org.termsVersion || !(await inOrg(scope, (tx) => isAskedForTerms(tx, account.id), "page")))
    return null;
  const t = await getTranslations("terms");
  const next = encodeURIComponent(`/${org.slug}/me`);
  return (
    <PublicNotice>
      {t("ask", { organization: org.name })}{" "}
      <a className="prose-link" href={`/${org.slug}/terms?next=${next}`}>
        {t("read")}
      </a>
    </PublicNotice>
  );
}
