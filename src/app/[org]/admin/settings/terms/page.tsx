import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { TermsForm } from "@/terms/components/terms-form";
import { TermsVersions } from "@/terms/components/terms-versions";
import { listVersions, readLastVersion, readTerms } from "@/terms/queries";
import type { Terms } from "@/terms/rules";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";
import { publish } from "./actions";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

const versionInput = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

async function stateOf(terms: Terms | undefined): Promise<string> {
  const [t, format] = await Promise.all([getTranslations("termsForm"), getFormatter()]);
  if (!terms) return t("none");
  const date = format.dateTime(terms.publishedAt, "dayWithYear");
  return t("inForce", { version: terms.version, date });
}

export default async function TermsSettings({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { gate, settings } = await readSection(slug);
  const asked = versionInput.parse((await searchParams).version);
  const { terms, last, versions, opened } = await inOrg(
    gate.scope,
    async (tx) => ({
      terms: await readTerms(tx),
      last: await readLastVersion(tx),
      versions: await listVersions(tx),
      opened: asked === undefined ? undefined : await readTerms(tx, asked),
    }),
    "page",
  );
  return (
    <SettingsPage section="terms" slug={slug}>
      <TermsForm
        action={publish}
        hidden={{ org: slug, seen: String(last) }}
        key={`${last} ${terms?.version}`}
        next={last + 1}
        orgLanguage={settings.language}
        state={await stateOf(terms)}
        texts={terms?.texts ?? []}
      />
      <TermsVersions opened={opened} path={`/${slug}/admin/settings/terms`} versions={versions} />
    </SettingsPage>
  );
}
