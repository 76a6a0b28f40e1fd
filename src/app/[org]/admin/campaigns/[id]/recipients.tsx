import { getTranslations } from "next-intl/server";
import { RecipientsTable } from "@/campaigns/components/progress/recipients-table";
import { isStopped } from "@/campaigns/rules";
import type { RecipientState } from "@/recipients/list-recipients";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import type { CampaignPage } from "./read-page";
import type { Tab } from "./view";
import { campaignHref, recipientNeighbours, TABS } from "./view";

type RecipientsProps = CampaignPage & { size: number };

/** Whom it was written to, a tab a state; searched by name, page by page. */
export async function Recipients({
  gate,
  campaign,
  path,
  view,
  page,
  counts,
  size,
}: RecipientsProps) {
  const t = await getTranslations("campaigns.page");
  const total = countOf(counts, view.tab);
  if (countOf(counts, "all") === 0) return null;
  const { rows } = page;
  return (
    <>
      <Tabs campaign={campaign} counts={counts} path={path} view={view} />
      <FilterBar
        end={<p className="text-xs text-muted">{t("order")}</p>}
        search={
          <SearchForm
            action={path}
            defaultValue={view.q}
            isLive
            keep={view.tab === "all" ? {} : { tab: view.tab }}
            label={t("search")}
          />
        }
      />
      {rows.length === 0 ? (
        <EmptyState
          act={<LinkButton href={path}>{t("clear")}</LinkButton>}
          text={t(view.q ? "noMatch" : "nobodyHere")}
        />
      ) : (
        <>
          <div className="flex min-h-80 flex-1 flex-col">
            <RecipientsTable
              isStopped={isStopped(campaign.state)}
              people={`/${gate.org.slug}/admin/people`}
              recipients={rows}
            />
          </div>
          <Pagination
            from={view.from}
            to={view.from + rows.length - 1}
            total={view.q ? undefined : total}
            {...recipientNeighbours(path, view, page, size)}
          />
        </>
      )}
    </>
  );
}

type Counts = Partial<Record<RecipientState, number>>;

function countOf(counts: Counts, tab: Tab): number {
  const states: readonly RecipientState[] | undefined = TABS[tab];
  const all = Object.entries(counts) as [RecipientState, number][];
  return all
    .filter(([state]) => !states || states.includes(state))
    .reduce((sum, [, count]) => sum + count, 0);
}

type TabsProps = Pick<CampaignPage, "campaign" | "path" | "view" | "counts">;

async function Tabs({ campaign, path, view, counts }: TabsProps) {
  const t = await getTranslations("campaigns.page");
  const names = Object.keys(TABS) as Tab[];
  const tabs = names
    .map((tab) => ({
      tab,
      label: t(`tab.${tab === "open" && isStopped(campaign.state) ? "never" : tab}`),
      href: campaignHref(path, { tab, q: view.q }),
      count: countOf(counts, tab),
      isCurrent: tab === view.tab,
    }))
    .filter(({ tab, count, isCurrent }) => tab === "all" || count > 0 || isCurrent);
  return (
    <div className="flex-none px-4 pb-4 md:px-8">
      <LinkTabs label={t("tabs")} tabs={tabs} />
    </div>
  );
}
