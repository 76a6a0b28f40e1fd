import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CampaignComposer } from "@/campaigns/components/compose/campaign-composer";
import { NumberedPart } from "@/campaigns/components/compose/numbered-part";
import type { Recipients } from "@/campaigns/components/compose/recipients";
import { RecipientsSummary } from "@/campaigns/components/compose/recipients";
import type { Foreseen } from "@/campaigns/foresee-campaign";
import { foreseeCampaign } from "@/campaigns/foresee-campaign";
import type { CampaignKind } from "@/campaigns/rules";
import type { SessionGate } from "@/gates/session";
import { MERGE_FIELDS } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { parseQuery, readFilter } from "@/people/input";
import type { PeopleFilter } from "@/people/rules";
import { viewHref } from "@/people/rules";
import type { SelectionRow } from "@/selections/queries";
import { readSelection } from "@/selections/queries";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../enter";
import { isMailless } from "../../mail-state";
import { clocksOf } from "../clocks";
import { firstReader, isUnsent, KINDS, readLetter } from "../letters";
import { begin, previewLetter, testLetter } from "./actions";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({
  selection: z.uuid(),
  kind: z.enum(["invite", "remind"]).transform((kind) => KINDS[kind]),
});

/** Where those who are left out for a reason can be found and mended. */
const FOUND_BY: Partial<Record<string, PeopleFilter>> = {
  "no-address": { lacks: "EMAIL", states: ["CREATED", "INVITED", "EXPIRED"] },
  undeliverable: { undeliverable: true },
  declined: { waits: ["DECLINED"] },
};

type Asked = { org: string; selection: string; kind: CampaignKind };

async function read(tx: OrgTx, { org, selection, kind }: Asked) {
  const own = await readSelection(tx, selection);
  if (own?.campaignId) return { sentAs: own.campaignId };
  if (own?.state !== "FROZEN") return undefined;
  const foreseen = await foreseeCampaign(tx, { selectionId: selection, kind });
  const reader = await firstReader(tx, selection, kind);
  const given = { org, selection, kind };
  const first = reader ? await readLetter(tx, given, { id: reader }, null) : undefined;
  return { own, foreseen, first };
}

/** The message to many, before it is sent: whom it goes to, what it says, what it looks like to each of them. */
export default async function NewCampaign({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.invite");
  const asked = query.safeParse(await searchParams).data ?? notFound();
  const given = { org: slug, ...asked };
  const found = (await inOrg(gate.scope, (tx) => read(tx, given), "chunk")) ?? notFound();
  // who comes back to what was sent is told what became of it
  if ("sentAs" in found) redirect(`/${slug}/admin/campaigns/${found.sentAs}`);
  const t = await getTranslations("campaigns.compose");
  const recipients = recipientsOf(found.foreseen, `/${slug}/admin/people`);
  const head = (
    <PageHead
      crumbs={[{ label: t("crumb"), href: `/${slug}/admin/campaigns` }]}
      fact={t("fact")}
      title={t(`title.${asked.kind}`, { count: recipients.mails })}
    />
  );
  const people = <People gate={gate} recipients={recipients} selection={found.own} />;
  if (!found.first || recipients.mails === 0)
    return (
      <Page head={head} width="prose">
        <Notice tone="quiet">{t(`nobody.${asked.kind}`)}</Notice>
        {people}
        <div>
          <LinkButton href={listHref(found.own, slug)}>{t("back")}</LinkButton>
        </div>
      </Page>
    );
  return (
    <CampaignComposer
      {...given}
      clocks={clocksOf(gate.org.timeZone)}
      first={found.first}
      head={head}
      mergeFields={MERGE_FIELDS}
      people={people}
      preview={previewLetter.bind(null, given)}
      recipients={recipients}
      send={begin}
      source={`/${slug}/admin/campaigns/recipients?selection=${asked.selection}&kind=${asked.kind}`}
      test={testLetter.bind(null, given)}
    />
  );
}

const recipientsOf = ({ mails, byLanguage, missing }: Foreseen, people: string): Recipients => ({
  mails,
  languages: byLanguage,
  leftOut: missing.map((group) => {
    const filter = FOUND_BY[group.code];
    return { ...group, ...(filter && { href: viewHref(people, filter) }) };
  }),
});

const listHref = (selection: SelectionRow, slug: string): string =>
  isUnsent(selection)
    ? `/${slug}/admin/unsent`
    : viewHref(`/${slug}/admin/people`, readFilter(parseQuery(selection.query)));

interface PeopleProps {
  gate: SessionGate;
  selection: SelectionRow;
  recipients: Recipients;
}

async function People({ gate, selection, recipients }: PeopleProps) {
  const t = await getTranslations("campaigns.compose");
  const { slug } = gate.org;
  const isByHand = selection.input.byHand === true;
  const who = isByHand ? "byHand" : isUnsent(selection) ? "unsent" : "view";
  return (
    <NumberedPart number={1} title={t("people")}>
      <RecipientsSummary
        listHref={listHref(selection, slug)}
        recipients={recipients}
        rehearsalHref={isUnsent(selection) ? `/${slug}/admin/unsent/rehearsal` : undefined}
        who={t(`who.${who}`, { count: selection.count })}
      />
      {(await isMailless(slug)) && <Notice tone="warning">{t("noTransport")}</Notice>}
    </NumberedPart>
  );
}
