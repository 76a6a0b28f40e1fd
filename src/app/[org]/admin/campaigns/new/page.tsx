import { notFound, redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { allOf } from "@/addressees/rules";
import { CampaignComposer } from "@/campaigns/components/compose/campaign-composer";
import { ComposerHead } from "@/campaigns/components/compose/composer-head";
import type { Integrations } from "@/campaigns/components/compose/integrations-part";
import type { People } from "@/campaigns/components/compose/people-part";
import { RecipientsSummary } from "@/campaigns/components/compose/recipients";
import type { LeftOut } from "@/campaigns/components/compose/recipients-of";
import { DeclinedTick } from "@/campaigns/components/declined-tick";
import type { Foreseen } from "@/campaigns/foresee-campaign";
import { foreseeCampaign } from "@/campaigns/foresee-campaign";
import type { CampaignKind } from "@/campaigns/rules";
import { LETTER_OF, mayAskDecliners } from "@/campaigns/rules";
import type { SessionGate } from "@/gates/session";
import { MERGE_FIELDS } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readSettings } from "@/orgs/queries";
import { parseQuery, readFilter } from "@/people/input";
import type { PeopleFilter } from "@/people/rules";
import { viewHref } from "@/people/rules";
import type { SelectionRow } from "@/selections/queries";
import { readSelection } from "@/selections/queries";
import { previewWords } from "@/templates/preview-words";
import { foreseeTexts } from "@/texts/foresee-texts";
import type { TextRoom } from "@/texts/rules";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { enter } from "../../enter";
import { isMailless } from "../../mail-state";
import { languageOf } from "../../people/language-choices";
import { clocksOf } from "../clocks";
import type { Whom } from "../letters";
import { chosenBy, firstReader, isFromDesk, isUnsent, KINDS, readLetter } from "../letters";
import { begin, previewLetter, testLetter } from "./actions";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({
  selection: z.uuid(),
  kind: z.enum(["invite", "remind", "again", "reinstate"]).transform((kind) => KINDS[kind]),
  declined: z.literal("on").optional().catch(undefined),
});

/** Where those who are left out for a reason can be found and mended. */
const FOUND_BY: Partial<Record<string, PeopleFilter>> = {
  "no-address": { lacks: "EMAIL", states: ["CREATED", "INVITED", "EXPIRED"] },
  undeliverable: { undeliverable: true },
  "letter-waits": { waits: ["QUEUED"] },
  declined: { waits: ["DECLINED"] },
};

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
  return {
    own,
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

/** These people, with who said no or without. */
const tickedBy = ({ selection, declined }: Pick<Whom, "selection" | "declined">): string =>
  `selection=${selection}${declined ? "&declined=on" : ""}`;

/** The tick for who said no leads to the page of both; nothing where nobody did. */
function declinedOf(saidNo: number, given: Whom): People["declined"] {
  if (saidNo === 0) return undefined;
  const kind = given.kind.toLowerCase();
  const { selection, declined: isOn } = given;
  return { count: saidNo, isOn, href: `?${tickedBy({ selection, declined: !isOn })}&kind=${kind}` };
}

/** Nobody of them would be written to, and why. */
async function NobodyPage({ kind, org, people }: Pick<Whom, "kind" | "org"> & { people: People }) {
  const t = await getTranslations("campaigns.compose");
  const { recipients, isMailless: _, textRoom: __, declined, ...list } = people;
  return (
    <Page head={<ComposerHead kind={kind} org={org} recipients={recipients} />} width="prose">
      <Notice tone="quiet">{t(`nobody.${kind}`)}</Notice>
      <RecipientsSummary {...list} recipients={recipients} />
      {declined && <DeclinedTick {...declined} />}
      <div>
        <LinkButton href={people.listHref}>{t("back")}</LinkButton>
      </div>
    </Page>
  );
}

function recipientsOf({ count, channels, byLanguage, ...left }: Foreseen, people: string) {
  const linked = (group: LeftOut): LeftOut => {
    const filter = FOUND_BY[group.code];
    return { ...group, ...(filter && { href: viewHref(people, filter) }) };
  };
  const { missing, unreached } = left;
  const all = { leftOut: missing.map(linked), unreached: unreached.map(linked) };
  return { count, channels, languages: byLanguage, ...all };
}

/** Where these people were chosen. */
function listHref(selection: SelectionRow, slug: string): string {
  const file = chosenBy(selection);
  if (file) return `/${slug}/admin/imports/${file}`;
  if (isFromDesk(selection)) return `/${slug}/admin/desk`;
  return isUnsent(selection)
    ? `/${slug}/admin/unsent`
    : viewHref(`/${slug}/admin/people`, readFilter(parseQuery(selection.query)));
}

function whoOf(selection: SelectionRow) {
  if (chosenBy(selection)) return "byFile";
  if (selection.input.byHand === true) return "byHand";
  return isUnsent(selection) ? "unsent" : "view";
}

/** Whom it goes to, and how they were chosen. */
async function peopleOf(
  { org: { slug } }: SessionGate,
  found: { own: SelectionRow; foreseen: Foreseen; saidNo: number; textRoom: TextRoom },
  given: Whom,
): Promise<People> {
  const { own: selection, foreseen, textRoom } = found;
  const t = await getTranslations("campaigns.compose");
  return {
    recipients: recipientsOf(foreseen, `/${slug}/admin/people`),
    who: t(`who.${whoOf(selection)}`, { count: selection.count }),
    listHref: listHref(selection, slug),
    rehearsalHref: isUnsent(selection) ? `/${slug}/admin/unsent/rehearsal` : undefined,
    isMailless: await isMailless(slug),
    declined: declinedOf(found.saidNo, given),
    textRoom,
  };
}
