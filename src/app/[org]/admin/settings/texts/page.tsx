import { getFormatter, getTranslations } from "next-intl/server";
import { mailboxHref, textSender } from "@/gates/machine";
import { endOfLife } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { COUNTRIES } from "@/orgs/input";
import { readSettings } from "@/orgs/queries";
import { TextSample } from "@/texts/components/text-sample";
import { TextsForm } from "@/texts/components/texts-form";
import { previewText } from "@/texts/preview-text";
import { readMostTexts, readTexting, readTextsToday } from "@/texts/queries";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/panel";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";
import { saveTexts, sendTestText } from "./actions";

type Props = { params: Promise<{ org: string }> };

/** What holds of texts now: caps, what left today, and the invitation as the reader would get it. */
async function readTexts(tx: OrgTx, accountId: string) {
  const { linkLifeHours } = await readSettings(tx);
  const expiresAt = endOfLife(tx.now, linkLifeHours);
  return {
    ...(await readTexting(tx)),
    mostADay: await readMostTexts(tx),
    today: await readTextsToday(tx),
    sample: await previewText(tx, { accountId, letter: "invitation", expiresAt }),
  };
}

/** Whom texts come from, and where they stay if they do. */
async function Sender() {
  const t = await getTranslations("texts.settings");
  const sender = textSender();
  if (sender === "none") return <Notice tone="warning">{t("senderNone")}</Notice>;
  if (sender === "local")
    return (
      <p className="text-sm text-muted">
        {t.rich("senderLocal", {
          link: (words) => (
            <a className="underline" href={mailboxHref() ?? "/mailbox"}>
              {words}
            </a>
          ),
        })}
      </p>
    );
  const isService = sender.startsWith("MG");
  return (
    <p className="text-sm text-muted">
      {isService ? t("senderService") : t("senderNumber", { sender })}
    </p>
  );
}

async function Today({ today, most }: { today: ReadonlyMap<string, number>; most: number }) {
  const [t, format] = [await getTranslations("texts.settings"), await getFormatter()];
  const name = (code: string) => format.displayName(code, { type: "region" }) ?? code;
  return (
    <Section title={t("today")}>
      {today.size === 0 && <p className="text-sm text-muted">{t("todayNone")}</p>}
      <ul className="flex flex-col gap-1 text-sm tabular-nums">
        {[...today].map(([code, count]) => (
          <li key={code}>{t("todayOf", { country: name(code), count, most })}</li>
        ))}
      </ul>
    </Section>
  );
}

export default async function Texts({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings, hidden } = await readSection(slug);
  const { canText, mostADay, today, sample } = await inOrg(
    gate.scope,
    (tx) => readTexts(tx, gate.account.id),
    "page",
  );
  const [t, format] = [await getTranslations("texts.settings"), await getFormatter()];
  const countries = COUNTRIES.map((value) => ({
    value,
    label: format.displayName(value, { type: "region" }) ?? value,
  })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <SettingsPage section="texts" slug={slug}>
      <TextsForm
        action={saveTexts}
        countries={countries}
        hidden={hidden}
        key={hidden.seen}
        own={settings.country}
        settings={settings}
        trustedWith={mostADay < settings.textsADay ? mostADay : undefined}
      />
      <Today most={mostADay} today={today} />
      <Section title={t("sender")}>
        <Sender />
      </Section>
      <Section title={t("sample")}>
        <TextSample text={sample} />
        {canText && (
          <ActionForm action={sendTestText} className="flex justify-end" hidden={{ org: slug }}>
            <SubmitButton look="outline">{t("test")}</SubmitButton>
          </ActionForm>
        )}
      </Section>
    </SettingsPage>
  );
}
