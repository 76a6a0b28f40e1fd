import { notFound, redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { allOf } from "@/addressees/rules";
import { CampaignComposer } from "@/campaigns/components/compose/campaign-composer";
import { ComposerHead } from "@/campaigns/components/compose/composer-head";
import type { Integrations } from "@/campaigns/components/compose/integrations-part";
import type { People } from "@/campaigns/components/compose/people-part";
import { RecipientsSummary } from "@/campaigns/components/compose/recipients";
import { DeclinedTick } from "@/campaigns/components/declined-tick";
import type { CampaignKind } from "@/campaigns/rules";
import { LETTER_OF, mayAskDecliners } from "@/campaigns/rules";
import type { SessionGate } from "@/gates/session";
import { MERGE_FIELDS } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readSettings } from "@/orgs/queries";
import type { SelectionRow } from "@/selections/queries";
import { nameDrift, readSelection } from "@/selections/queries";
import { previewWords } from "@/templates/preview-words";
import { foreseeTexts } from "@/texts/foresee-texts";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { enter } from "../../enter";
import { languageOf } from "../../people/language-choices";
import { clocksOf } from "../clocks";
import type { Whom } from "../letters";
import { firstReader, isUnsent, KINDS, readLetter } from "../letters";
import { begin, previewLetter, testLetter } from "./actions";
import { peopleOf, tickedBy } from "./people-of";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({
  selection: z.uuid(),
  kind: z.enum(["invite", "remind", "again", "reinstate"]).transform((kind) => KINDS[kind]),
  declined: z.literal("on").optional().catch(undefined),
});

/** What would be done, with who said no where that was asked for; and how many those are. */
async function foresee(tx: OrgTx, { selection: selectionId, kind, declined }: Whom) {
  const of = { selectionId, kind, withCodes: true };
  const without = await foreseeCampaign(tx, of);
  const saidNo = mayAskDecliners(kind)
    ? without.missing.find(({ code }) => code === "declined")?.count
    : undefined;
  if (!saidNo) return { foreseen: without, saidNo: 0 };
  const foreseen = declined ? await foreseeCampaign(tx, { ...of, declinedUntil: tx.now }) : without;
  return { foreseen, saidNo };
}

async function read(tx: OrgTx, given: Whom) {
  const { selection, kind } = given;
  const own = await readSelection(tx, selection);
  if (own?.campaignId) return { sentAs: own.campaignId };
  if (own?.state !== "FROZEN") return undefined;
  const { foreseen, saidNo } = await foresee(tx, given);
  const reader = await firstReader(tx, given);
  const first = reader ? await readLetter(tx, given, { id: reader }) : undefined;
  const locale = languageOf(foreseen.byLanguage[0]?.language);
  const { start } = await previewWords(tx, { letter: LETTER_OF[kind], locale });
  const { integrationsInvite } = await readSettings(tx);
  const isView = own.input.byHand !== true;
  return {
    own,
    drift: isView ? await nameDrift(tx, own) : undefined,
    foreseen,
    saidNo,
    first,
    start,
    locale,
    textRoom: await foreseeTexts(tx, new Map(Object.entries(foreseen.texts))),
    integrationsInvite,
  };
}

/** The message to many, before it is sent: whom it goes to, what it says, what it looks like to each of them. */
export default async function NewCampaign({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.invite");
  const asked = query.safeParse(await searchParams).data ?? notFound();
  const given: Whom = { org: slug, ...asked, declined: asked.declined === "on" };
  const found = (await inOrg(gate.scope, (tx) => read(tx, given), "chunk")) ?? notFound();
  // who comes back to what was sent is told what became of it
  if ("sentAs" in found) redirect(`/${slug}/admin/campaigns/${found.sentAs}`);
  const people = await peopleOf(gate, found, given);
  const format = await getFormatter();
  if (!found.first || allOf(found.foreseen.channels) === 0)
    return <NobodyPage kind={asked.kind} org={slug} people={people} />;
  return (
    <CampaignComposer
      {...given}
      codesHref={gate.permissions.includes("codes.see") ? `/${slug}/admin/codes` : undefined}
      clocks={clocksOf(gate.org.timeZone)}
      first={found.first}
      integrations={integrationsOf(gate, asked.kind, found)}
      mergeFields={MERGE_FIELDS}
      people={people}
      preview={previewLetter.bind(null, given)}
      send={begin}
      source={`/${slug}/admin/campaigns/recipients?${tickedBy(given)}&kind=${asked.kind}`}
      start={found.start}
      startLanguage={format.displayName(found.locale, { type: "language" })}
      test={testLetter.bind(null, given)}
    />
  );
}

/** Inviting everybody begins a time: from then on integrations may invite whom they add. */
function integrationsOf(
  { org: { slug }, permissions }: SessionGate,
  kind: CampaignKind,
  { own, integrationsInvite: isOn }: { own: SelectionRow; integrationsInvite: boolean },
): Integrations | undefined {
  if (kind !== "INVITE" || !isUnsent(own)) return undefined;
  const may = permissions.includes("settings.manage");
  return { isOn, settingsHref: may ? `/${slug}/admin/settings/invitations` : undefined };
}

/** Nobody of them would be written to, and why. */
async function NobodyPage({ kind, org, people }: Pick<Whom, "kind" | "org"> & { people: People }) {
  const t = await getTranslations("campaigns.compose");
  const { recipients, isMailless: _, textRoom: __, notes, declined, ...list } = people;
  return (
    <Page head={<ComposerHead kind={kind} org={org} recipients={recipients} />} width="prose">
      <Notice tone="quiet">{t(`nobody.${kind}`)}</Notice>
      <RecipientsSummary {...list} recipients={recipients} />
      {declined && <DeclinedTick {...declined} />}
      {notes}
      <div>
        <LinkButton href={people.listHref}>{t("back")}</LinkButton>
      </div>
    </Page>
  );
}
