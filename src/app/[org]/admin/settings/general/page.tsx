import { getFormatter, getTranslations } from "next-intl/server";
import { addressOf } from "@/gates/organization";
import { AddressForm } from "@/orgs/components/address-form";
import { GeneralForm } from "@/orgs/components/general-form";
import { COUNTRIES, presentZone, TIME_ZONES } from "@/places/rules";
import { DoneToast } from "@/ui/toasts";
import { languageChoices } from "../../people/language-choices";
import { moveAddress, saveGeneral } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

/** Every zone by its present name; the saved one stands among them in any case. */
function timeZones(saved: string) {
  const known = new Set([...TIME_ZONES, saved]);
  return [...known].sort().map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

async function countries() {
  const format = await getFormatter();
  return COUNTRIES.map((value) => ({
    value,
    label: format.displayName(value, { type: "region" }) ?? value,
  })).sort((a, b) => a.label.localeCompare(b.label));
}

export default async function General({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { settings, hidden } = await readSection(slug);
  // saved under a former name, it is shown by its present one
  const timeZone = presentZone(settings.timeZone) ?? settings.timeZone;
  const t = await getTranslations("settings.done");
  const { done } = await searchParams;
  const { languages } = await languageChoices(settings.language);
  return (
    <SettingsPage section="general" slug={slug}>
      {(done === "address" || done === "unchanged") && <DoneToast text={t(done)} />}
      <GeneralForm
        action={saveGeneral}
        countries={await countries()}
        hidden={hidden}
        languages={languages}
        settings={{ ...settings, timeZone }}
        timeZones={timeZones(timeZone)}
      />
      <AddressForm
        action={moveAddress}
        hidden={hidden}
        host={addressOf("").replace(/\/$/, "")}
        slug={settings.slug}
      />
    </SettingsPage>
  );
}
