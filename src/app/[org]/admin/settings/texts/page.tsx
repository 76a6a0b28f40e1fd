import { getFormatter, getTranslations } from "next-intl/server";
import { mailboxHref, textSender } from "@/gates/machine";
import { endOfLife } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readSettings } from "@/orgs/queries";
import { UNTRUSTED_COUNTRIES } from "@/orgs/rules";
import { COUNTRIES } from "@/places/rules";
import { BarredTexts } from "@/texts/components/barred-texts";
import { TextSample } from "@/texts/components/text-sample";
import { TextsForm } from "@/texts/components/texts-form";
import { countBarred } from "@/texts/count-barred";
import { previewText } from "@/texts/preview-text";
import {
  readTextCaps,
  readTexting,
  readTextsHeld,
  readTextsOutage,
  readTextsToday,
} from "@/texts/queries";
import type { TextCaps } from "@/texts/rules";
import { sumOf } from "@/texts/rules";
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
    caps: await readTextCaps(tx),
    today: await readTextsToday(tx),
    heldUntil: await readTextsHeld(tx),
    outage: await readTextsOutage(tx),
    barred: await countBarred(tx),
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

/** The provider takes none: since when, and what becomes of what waits. */
async function Outage({ since }: { since: Date | null }) {
  const [t, format] = [await getTranslations("texts.outage"), await getFormatter()];
  if (!since || textSender() === "local") return null;
  return (
    <Notice tone="warning">{t("settings", { since: format.dateTime(since, "moment") })}</Notice>
  );
}

interface TodayProps {
  today: ReadonlyMap<string, number>;
  caps: TextCaps;
  heldUntil: Date | null;
}

/** What left today, country by country and altogether, of how many that may. */
async function Today({ today, caps: { each, all }, heldUntil }: TodayProps) {
  const [t, format] = [await getTranslations("texts.settings"), await getFormatter()];
  const name = (code: string) => format.displayName(code, { type: "region" }) ?? code;
  return (
    <Section title={t("today")}>
      {heldUntil && (
        <Notice tone="warning">{t("held", { until: format.dateTime(heldUntil, "moment") })}</Notice>
      )}
      {today.size === 0 && <p className="text-sm text-muted">{t("todayNone")}</p>}
      <ul className="flex flex-col gap-1 text-sm tabular-nums">
        {[...today].map(([code, count]) => (
          <li key={code}>{t("todayOf", { country: name(code), count, most: each })}</li>
        ))}
        {all !== undefined && today.size > 0 && (
          <li>{t("todayAll", { count: sumOf(today), most: all })}</li>
        )}
      </ul>
    </Section>
  );
}

export default async function Texts({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings, hidden } = await readSection(slug);
  const { canText, sample, outage, barred, ...day } = await inOrg(
    gate.scope,
    (tx) => readTexts(tx, gate.account.id),
    "page",
  );
  const texts = day.caps.all;
  const [t, format] = [await getTranslations("texts.settings"), await getFormatter()];
  const countries = COUNTRIES.map((value) => ({
    value,
    label: format.displayName(value, { type: "region" }) ?? value,
  })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <SettingsPage section="texts" slug={slug}>
      <Outage since={outage} />
      <BarredTexts count={barred} of="settings" />
      <TextsForm
        action={saveTexts}
        countries={countries}
        hidden={hidden}
        key={hidden.seen}
        own={settings.country}
        settings={settings}
        trustedWith={texts === undefined ? undefined : { countries: UNTRUSTED_COUNTRIES, texts }}
      />
      <Today {...day} />
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
