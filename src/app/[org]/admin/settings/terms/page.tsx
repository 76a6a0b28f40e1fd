import { getFormatter, getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { TermsForm } from "@/terms/components/terms-form";
import { readLastVersion, readTerms } from "@/terms/queries";
import type { Terms } from "@/terms/rules";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";
import { publish } from "./actions";

type Props = { params: Promise<{ org: string }> };

async function stateOf(terms: Terms | undefined): Promise<string> {
  const [t, format] = await Promise.all([getTranslations("termsForm"), getFormatter()]);
  if (!terms) return t("none");
  const date = format.dateTime(terms.publishedAt, "dayWithYear");
  return t("inForce", { version: terms.version, date });
}

export default async function TermsSettings({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings } = await readSection(slug);
  const { terms, last } = await inOrg(
    gate.scope,
    async (tx) => ({ terms: await readTerms(tx), last: await readLastVersion(tx) }),
    "page",
  );
  return (
    <SettingsPage section="terms" slug={slug}>
      <TermsForm
        action={publish}
        hidden={{ org: slug, seen: String(last) }}
        key={`${last} ${terms?.version}`}
        orgLanguage={settings.language}
        state={await stateOf(terms)}
        texts={terms?.texts ?? []}
      />
    </SettingsPage>
  );
}
