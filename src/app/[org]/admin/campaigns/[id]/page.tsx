import { Printer } from "lucide-react";
import { notFound } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { useWays } from "@/addressees/components/use-ways";
import { lettersOf } from "@/addressees/rules";
import { CampaignBadge } from "@/campaigns/components/progress/campaign-badge";
import { CampaignNumbers } from "@/campaigns/components/progress/campaign-numbers";
import { NotArrived } from "@/campaigns/components/progress/not-arrived";
import { lookEveryMs } from "@/campaigns/rules";
import { viewHref as handoversHref } from "@/handovers/rules";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import { byReason, meantBy } from "@/recipients/rules";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { Reasons } from "@/selections/components/selection-facts";
import { FINE } from "@/selections/rules";
import { BarredTexts } from "@/texts/components/barred-texts";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page";
import { Panel } from "@/ui/panel";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import { leftOutHref } from "../new/left-out-href";
import { IntegrationsNotice } from "./integrations-notice";
import type { CampaignPage } from "./read-page";
import { readPage, SIZE } from "./read-page";
import { Recipients } from "./recipients";
import { StateNotice } from "./state-notice";
import { RetryButton, SteerButtons } from "./steer-buttons";
import { campaignHref, tabOf } from "./view";

type Props = {
  params: Promise<{ org: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
/** Where texts are switched on, for those who may. */
const textsHref = ({ gate }: CampaignPage): string | undefined =>
  gate.permissions.includes("settings.manage")
    ? `/${gate.org.slug}/admin/settings/texts`
    : undefined;

/** One act of sending to many: how far it is, what did not arrive and why, what became of each. */
export default async function Campaign({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const gate = await enter(slug, "accounts.view");
  const query = await searchParams;
  const found = isId(id) && (await inOrg(gate.scope, (tx) => readPage(tx, id, query), "page"));
  const page = { ...(found || notFound()), gate, path: `/${slug}/admin/campaigns/${id}` };
  const { campaign } = page;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <ProgressWatch everyMs={lookEveryMs(campaign.state)} />
      <Head {...page} />
      <div className="flex flex-none flex-col gap-6 px-4 pb-6 md:px-8">
        <StateNotice {...page} untold={page.counts.OPEN} waiting={inOutbox(page)} />
        <IntegrationsNotice {...page} />
        <BarredTexts count={page.barred} of="campaign" settingsHref={textsHref(page)} />
        <Numbers {...page} />
        <Codes {...page} />
        <Faults {...page} />
        <LeftOut {...page} />
      </div>
      <Recipients {...page} size={SIZE} />
    </div>
  );
}

const inOutbox = ({ tally }: CampaignPage): number => (tally.QUEUED ?? 0) + (tally.DELAYED ?? 0);
const waitingOf = (page: CampaignPage): number => page.open + inOutbox(page);

async function Head(page: CampaignPage) {
  const { gate, campaign } = page;
  const t = await getTranslations("campaigns.page");
  const { slug } = gate.org;
  const { kind, state, count: of } = campaign;
  const count = meantBy(campaign);
  return (
    <PageHead
      acts={
        <SteerButtons
          {...page}
          maySteer={gate.permissions.includes("accounts.invite")}
          org={slug}
          timeZone={gate.org.timeZone}
          waiting={waitingOf(page)}
        />
      }
      badge={<CampaignBadge state={state} />}
      crumbs={[{ label: t("crumb"), href: `/${slug}/admin/campaigns` }]}
      fact={<Fact {...page} />}
      title={t(`${count < of ? "titleOf" : "title"}.${kind}`, { count, of })}
    />
  );
}

/** What was planned and called off before its time never began. */
const hasBegun = ({ state, startsAt, beganAt }: CampaignPage["campaign"]): boolean =>
  state !== "SCHEDULED" && (startsAt === null || beganAt !== null);

/** When it began, or was planned, by whom; and by which ways how many are written to. */
function Fact({ campaign, ways }: CampaignPage) {
  const t = useTranslations("campaigns.page");
  const waves = useTranslations("waves");
  const format = useFormatter();
  const say = useWays();
  const { maker, taker, createdAt } = campaign;
  const made = t(hasBegun(campaign) ? "fact" : "factPlanned", {
    when: format.dateTime(createdAt, "exact"),
    name: maker ?? "",
    hasName: maker ? "yes" : campaign.madeBy ? "no" : "nobody",
  });
  const taken = taker ? [waves("taken", { name: taker })] : [];
  return [made, ...taken, say(ways)].join(" · ");
}

/** Who was given a code by it: they wait for somebody to hand it over. */
async function Codes({ gate, campaign, people }: CampaignPage) {
  const { slug } = gate.org;
  const { id, coded } = campaign;
  const t = await getTranslations("campaigns.page.codes");
  if (coded === 0) return null;
  const href = handoversHref(`/${slug}/admin/codes`, { tab: "all", campaign: id });
  return (
    <Panel
      end={
        gate.permissions.includes("codes.see") && (
          <LinkButton href={href} size="sm">
            <Printer aria-hidden />
            {t("print")}
          </LinkButton>
        )
      }
      text={t("text", { claimed: people.codesClaimed })}
      title={t("title", { count: coded })}
    />
  );
}

async function Numbers(page: CampaignPage) {
  const { campaign, tally, people, ways, open } = page;
  const t = await getTranslations("campaigns.page");
  const total = lettersOf(ways);
  if (total === 0) return null;
  const waiting = waitingOf(page);
  const { pace: perMinute, state } = campaign;
  const isGoing = state === "SENDING" && perMinute > 0 && waiting > 0;
  const minutes = isGoing ? Math.max(1, Math.ceil(waiting / perMinute)) : 0;
  return (
    <CampaignNumbers
      pace={isGoing ? t("pace", { perMinute, minutes }) : undefined}
      people={people}
      tally={tally}
      total={total}
      unqueued={state === "STOPPED" ? 0 : open}
    />
  );
}

function Faults({ gate, campaign, path, people, tally }: CampaignPage) {
  const lost = people.faults.filter(({ reason }) => reason === "secret-dead");
  const failed = lost.reduce((sum, { count }) => sum + count, tally.FAILED ?? 0);
  const mayRetry =
    failed > 0 &&
    gate.permissions.includes("accounts.invite") &&
    (campaign.state === "DONE" || campaign.state === "SENDING");
  return (
    <NotArrived
      faults={people.faults}
      hrefOf={(state) => campaignHref(path, { tab: tabOf(state) })}
      retry={mayRetry && <RetryButton count={failed} id={campaign.id} org={gate.org.slug} />}
    />
  );
}

/** Who was not written to, or would not be as things are, a line a reason. */
async function LeftOut({ gate, campaign, outcomes, rest }: CampaignPage) {
  const t = await getTranslations("campaigns.page");
  const were = outcomes
    .filter(({ outcome }) => outcome !== null && !FINE.has(outcome))
    .map(({ outcome, count, people }) => ({
      code: outcome as RefusalCode,
      count,
      names: people.map(displayName),
    }));
  const { selectionId: selection, kind } = campaign;
  const hrefOf = (code: RefusalCode) => leftOutHref(gate.org.slug, { selection, kind }, code);
  const groups = byReason([...were, ...(rest?.missing ?? [])]);
  return <Reasons groups={groups} hrefOf={hrefOf} title={t("leftOut")} />;
}
