import { Download, KeyRound, Mail, MessageSquare, TriangleAlert, UserMinus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { allOf } from "@/addressees/rules";
import { LanguageCounts } from "@/campaigns/components/language-counts";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readChoices } from "@/people/read-choices";
import type { Query } from "@/people/rules";
import { PAGE_SIZE } from "@/people/rules";
import { Doubtful, Short } from "@/rehearsals/components/doubtful";
import { RehearsalTable } from "@/rehearsals/components/rehearsal-table";
import { listRehearsed } from "@/rehearsals/list-rehearsed";
import type { Rehearsal } from "@/rehearsals/queries";
import { TextRoomNotice } from "@/texts/components/text-room-notice";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead } from "@/ui/page";
import { Figures } from "@/ui/states/figures";
import { Pagination } from "@/ui/tables/pagination";
import { SenderDoubtNotice } from "../../campaigns/sender-doubt";
import { enter } from "../../enter";
import { InviteAllButton } from "../invite-all-button";
import { countOnce } from "./count-once";
import { RehearsalFilters } from "./filters";
import type { RehearsalView } from "./view";
import { readRehearsalView, rehearsalHref, rehearsalNeighbours, tabsOf } from "./view";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

async function read(tx: OrgTx, { filter, cursor }: RehearsalView) {
  const rehearsal = await countOnce(tx, cursor === undefined);
  const found = await listRehearsed(tx, filter, rehearsal, cursor, PAGE_SIZE);
  const rows = cursor?.back ? found.slice(-PAGE_SIZE) : found.slice(0, PAGE_SIZE);
  const choices = await readChoices(tx, filter);
  return { rehearsal, rows, more: found.length > rows.length, choices };
}

type Found = Awaited<ReturnType<typeof read>>;
type PartProps = Found & { gate: SessionGate; path: string; view: RehearsalView };

/** "Invite all" as a dry run: who would get what, who would not and why, what to look at first. Nothing is sent or kept. */
export default async function RehearsalPage({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = readRehearsalView(await searchParams);
  const found = await inOrg(gate.scope, (tx) => read(tx, view), "page");
  const unsent = `/${slug}/admin/unsent`;
  const props = { ...found, gate, view, path: `${unsent}/rehearsal` };
  const t = await getTranslations("rehearsal");
  const { total } = found.rehearsal;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <PageHead
          acts={total > 0 && <Acts {...props} />}
          crumbs={[{ label: t("crumb"), href: unsent }]}
          fact={t("fact")}
          title={t("title")}
        />
        {total === 0 ? (
          <EmptyState act={<LinkButton href={unsent}>{t("back")}</LinkButton>} text={t("empty")} />
        ) : (
          <>
            <Outlook {...props} />
            <Tabs {...props} />
            <RehearsalFilters {...props} filter={view.filter} />
            <Rows {...props} />
          </>
        )}
      </div>
      <Foot {...props} />
    </div>
  );
}

async function Acts({ gate, path, rehearsal }: PartProps) {
  const t = await getTranslations("rehearsal");
  if (!gate.permissions.includes("accounts.invite")) return null;
  return (
    <>
      <LinkButton download href={`${path}/export`}>
        <Download aria-hidden />
        {t("export")}
      </LinkButton>
      <InviteAllButton asksAnew org={gate.org.slug} unsent={rehearsal} />
    </>
  );
}

/** What would go out, and what is worth a look before. */
async function Outlook({ gate, path, rehearsal }: PartProps) {
  const t = await getTranslations("rehearsal");
  const { total, channels, byLanguage, domains, short } = rehearsal;
  const assumed = byLanguage.reduce((sum, one) => sum + one.assumed, 0);
  return (
    <div className="flex flex-none flex-col gap-4 px-4 pb-6 md:px-8">
      <section aria-label={t("numbers")} className="flex flex-col gap-2">
        <Figures
          figures={[
            { label: t("mails"), icon: <Mail aria-hidden />, value: channels.EMAIL },
            { label: t("texts"), icon: <MessageSquare aria-hidden />, value: channels.SMS },
            { label: t("codes"), icon: <KeyRound aria-hidden />, value: channels.CODE },
            {
              label: t("doubted"),
              icon: <TriangleAlert aria-hidden />,
              value: doubtedOf(rehearsal),
            },
            {
              label: t("leftOut"),
              icon: <UserMinus aria-hidden />,
              value: total - allOf(channels),
            },
          ]}
        />
        <p className="text-xs text-muted">
          <LanguageCounts counts={byLanguage} /> {assumed > 0 && t("assumed", { count: assumed })}
        </p>
      </section>
      <TextRoomNotice room={rehearsal.textRoom} />
      {channels.EMAIL > 0 && <SenderDoubtNotice gate={gate} />}
      <Doubtful
        domains={domains}
        hrefOf={(domain) => rehearsalHref(path, { readiness: "doubtful", domain })}
      />
      <Short applications={short} path={`/${gate.org.slug}/admin/applications`} />
    </div>
  );
}

const doubtedOf = ({ domains }: Rehearsal): number =>
  domains.reduce((sum, { count }) => sum + count, 0);

async function Tabs({ path, view, rehearsal }: PartProps) {
  const t = await getTranslations("rehearsal");
  const { readiness: _, domain: __, ...kept } = view.filter;
  const tabs = tabsOf(rehearsal, view.filter).map(({ key, count, isCurrent }) => ({
    label: t(`tab.${key}`),
    href: rehearsalHref(path, { ...kept, readiness: key === "all" ? undefined : key }),
    count,
    isCurrent,
  }));
  return (
    <div className="flex-none px-4 pb-4 md:px-8">
      <LinkTabs label={t("tabs")} tabs={tabs} />
    </div>
  );
}

async function Rows({ gate, path, rows, rehearsal }: PartProps) {
  const t = await getTranslations("rehearsal");
  if (rows.length === 0)
    return (
      <EmptyState act={<LinkButton href={path}>{t("clear")}</LinkButton>} text={t("noMatch")} />
    );
  return (
    <div className="flex min-h-80 flex-1 flex-col">
      <RehearsalTable people={`/${gate.org.slug}/admin/people`} rehearsal={rehearsal} rows={rows} />
    </div>
  );
}

function Foot({ path, view, rows, more, rehearsal }: PartProps) {
  if (rows.length === 0) return null;
  const { q, language, team, domain } = view.filter;
  const isNarrowed = Boolean(q || language || team || domain);
  const tab = tabsOf(rehearsal, view.filter).find(({ isCurrent }) => isCurrent);
  return (
    <Pagination
      from={view.from}
      to={view.from + rows.length - 1}
      total={isNarrowed ? undefined : tab?.count}
      {...rehearsalNeighbours(path, view, rows, more)}
    />
  );
}
