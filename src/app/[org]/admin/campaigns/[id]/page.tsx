import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { CampaignBadge } from "@/campaigns/components/progress/campaign-badge";
import { CampaignNumbers } from "@/campaigns/components/progress/campaign-numbers";
import { NotArrived } from "@/campaigns/components/progress/not-arrived";
import { isAtWork } from "@/campaigns/rules";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { Reasons } from "@/selections/components/selection-facts";
import { PageHead } from "@/ui/page";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import type { CampaignPage } from "./read-page";
import { readPage, SIZE } from "./read-page";
import { Recipients } from "./recipients";
import { StateNotice } from "./state-notice";
import { RetryButton, SteerButtons, unqueuedOf } from "./steer-buttons";
import { campaignHref, tabOf } from "./view";

type Props = {
  params: Promise<{ org: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
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
      {isAtWork(campaign.state) && <ProgressWatch />}
      <Head {...page} />
      <div className="flex flex-none flex-col gap-6 px-4 pb-6 md:px-8">
        <StateNotice campaign={campaign} waiting={inOutbox(page)} />
        <Numbers {...page} />
        <Faults {...page} />
        <LeftOut {...page} />
      </div>
      <Recipients {...page} size={SIZE} />
    </div>
  );
}

const inOutbox = ({ tally }: CampaignPage): number => (tally.QUEUED ?? 0) + (tally.DELAYED ?? 0);
const waitingOf = (page: CampaignPage): number => unqueuedOf(page.campaign) + inOutbox(page);

async function Head(page: CampaignPage) {
  const { gate, campaign } = page;
  const t = await getTranslations("campaigns.page");
  const format = await getFormatter();
  const { slug } = gate.org;
  const { kind, state, count, maker, taker, createdAt } = campaign;
  const waves = await getTranslations("waves");
  const begun = t("fact", {
    count,
    when: format.dateTime(createdAt, "exact"),
    name: maker ?? "",
    hasName: maker ? "yes" : campaign.madeBy ? "no" : "nobody",
  });
  const fact = taker ? `${begun} · ${waves("taken", { name: taker })}` : begun;
  return (
    <PageHead
      acts={
        <SteerButtons
          campaign={campaign}
          maySteer={gate.permissions.includes("accounts.invite")}
          org={slug}
          timeZone={gate.org.timeZone}
          waiting={waitingOf(page)}
        />
      }
      badge={<CampaignBadge state={state} />}
      crumbs={[{ label: t("crumb"), href: `/${slug}/admin/campaigns` }]}
      fact={fact}
      title={t(`title.${kind}`, { count })}
    />
  );
}

async function Numbers(page: CampaignPage) {
  const { campaign, tally, people } = page;
  const t = await getTranslations("campaigns.page");
  const unqueued = unqueuedOf(campaign);
  const waiting = waitingOf(page);
  const { pace: perMinute, state } = campaign;
  const isGoing = state === "SENDING" && perMinute > 0 && waiting > 0;
  const minutes = isGoing ? Math.max(1, Math.ceil(waiting / perMinute)) : 0;
  return (
    <CampaignNumbers
      pace={isGoing ? t("pace", { perMinute, minutes }) : undefined}
      people={people}
      tally={tally}
      total={campaign.count - campaign.refused}
      unqueued={campaign.state === "STOPPED" ? 0 : unqueued}
    />
  );
}

function Faults({ gate, campaign, path, people, tally }: CampaignPage) {
  const failed = tally.FAILED ?? 0;
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

/** Who was not written to, a line a reason. */
async function LeftOut({ outcomes }: CampaignPage) {
  const t = await getTranslations("campaigns.page");
  const groups = outcomes
    .filter(({ outcome }) => outcome !== null && outcome !== "done" && outcome !== "unchanged")
    .map(({ outcome, count, people }) => ({
      code: outcome as RefusalCode,
      count,
      names: people.map(displayName),
    }));
  return <Reasons groups={groups} title={t("leftOut")} />;
}
