import { Download, FileUp, ListChecks, Upload, UserPlus, UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EXPORTING } from "@/admins/rules";
import type { SessionGate } from "@/gates/session";
import { ViewMenu } from "@/people/components/saved-views";
import { parseQuery, readView } from "@/people/input";
import type { PeopleFilter } from "@/people/rules";
import { COUNTED, queryOf, viewHref } from "@/people/rules";
import { LinkButton } from "@/ui/button";
import { LinkTabs } from "@/ui/link-tabs";
import { LinkMenu } from "@/ui/menus/link-menu";
import { PageHead } from "@/ui/page";
import { PopoverButton } from "@/ui/popover-button";
import { countAccounts, readInvitable } from "../enter";
import { InviteAllButton } from "../unsent/invite-all-button";
import { ExportLinks } from "./export-links";
import type { ListProps } from "./read-people";
import { isEverybody } from "./read-people";
import { changeSavedView, removeSavedView, saveCurrentView } from "./view-actions";

/** What the list is called: of everybody, of users or of contacts. */
export async function peopleTitle(kind: PeopleFilter["kind"]): Promise<string> {
  const [t, list] = [await getTranslations("people.list"), await getTranslations("list")];
  const titles = { USER: list("users"), CONTACT: list("contacts") };
  return kind ? titles[kind] : t("title");
}

/** Title, how many the view holds, the acts, and the views above the list. */
export async function PeopleHead(props: ListProps) {
  const { gate, path, view } = props;
  const list = await getTranslations("list");
  const title = await peopleTitle(view.filter.kind);
  const acts = (
    <>
      {/* a phone shows the ways in; everybody is invited from its tab, who is ticked is exported from the bar */}
      {gate.permissions.includes(EXPORTING) && (
        <div className="hidden md:contents">
          <PopoverButton
            label={
              <>
                <Download aria-hidden />
                {list("export")}
              </>
            }
          >
            <ExportLinks href={`${path}/export?${queryOf(view.filter)}`} />
          </PopoverButton>
        </div>
      )}
      <ImportMenu {...props} />
      {gate.permissions.includes("accounts.invite") && (
        <div className="hidden md:contents">
          <InviteAllButton
            look="outline"
            org={gate.org.slug}
            unsent={await readInvitable(gate.org.slug)}
          />
        </div>
      )}
      <AddButtons gate={gate} path={path} />
    </>
  );
  return (
    <>
      <PageHead acts={acts} fact={await factOf(props)} isNamed title={title} />
      <Tabs {...props} />
    </>
  );
}

/** A roster of those that are listed, or a file that names whom to invite. */
async function ImportMenu({ gate, view: { filter } }: ListProps) {
  const t = await getTranslations("imports");
  const path = `/${gate.org.slug}/admin/imports/new`;
  const mayImport = gate.permissions.includes("accounts.manage");
  const mayChoose = gate.permissions.includes("accounts.invite");
  if (!mayImport && !mayChoose) return null;
  const entries = [
    mayImport && {
      ...{ id: "import", label: t("new"), icon: <FileUp aria-hidden /> },
      href: filter.kind ? `${path}?kind=${filter.kind}` : path,
    },
    mayChoose && {
      ...{ id: "choose", label: t("choose"), icon: <ListChecks aria-hidden /> },
      href: `${path}?purpose=CHOOSE`,
    },
  ].filter((entry) => entry !== false);
  const [only] = entries;
  // who may do one of the two is offered that one, by its own name
  if (only && entries.length === 1)
    return (
      <LinkButton href={only.href}>
        {only.icon}
        {only.label}
      </LinkButton>
    );
  const label = (
    <>
      <Upload aria-hidden />
      {t("import")}
    </>
  );
  return <LinkMenu entries={entries} label={label} />;
}

/** "8,412 of 24,610 accounts in Halden"; without a filter only how many there are. */
async function factOf({ gate, view, people: { matching } }: ListProps): Promise<string> {
  const t = await getTranslations("people.list");
  const list = await getTranslations("list");
  const { org } = gate;
  const total = await countAccounts(org.slug);
  const names = { org: org.name, matching: matching.count, total: Math.min(total, COUNTED) };
  if (isEverybody(view.filter))
    return t(total > COUNTED ? "factAbout" : "fact", { count: names.total, org: org.name });
  if (matching.isMore) return list("factMatchingAbout", names);
  return total > COUNTED ? list("factOfMany", names) : list("factMatching", names);
}

type AddProps = { gate: SessionGate; path: string };

export async function AddButton({ gate, path }: AddProps) {
  const t = await getTranslations("people.act");
  if (!gate.permissions.includes("accounts.manage")) return null;
  return (
    <LinkButton href={`${path}/new`} look="primary">
      <UserPlus aria-hidden />
      {t("add")}
    </LinkButton>
  );
}

async function AddButtons(props: AddProps) {
  const t = await getTranslations("list");
  if (!props.gate.permissions.includes("accounts.manage")) return null;
  return (
    <>
      <LinkButton href={`${props.path}/new/several`}>
        <UsersRound aria-hidden />
        {t("several")}
      </LinkButton>
      <AddButton {...props} />
    </>
  );
}

/** Everybody, users, contacts, and the views kept under a name. */
async function Tabs({ gate, path, view, people }: ListProps) {
  const t = await getTranslations("list");
  const shown = queryOf(view.filter, view.columns);
  const current = people.views.find(({ query }) => query === shown);
  const { kind } = view.filter;
  const kinds = [
    { label: t("everyone"), kind: undefined },
    { label: t("users"), kind: "USER" },
    { label: t("contacts"), kind: "CONTACT" },
  ] as const;
  const tabs = [
    ...kinds.map((tab) => ({
      label: tab.label,
      href: viewHref(path, { kind: tab.kind }),
      isCurrent: !current && tab.kind === kind,
    })),
    ...people.views.map(({ id, name, query }) => {
      const { filter, columns } = readView(parseQuery(query));
      return {
        label: name,
        href: viewHref(path, filter, { columns }),
        isCurrent: id === current?.id,
      };
    }),
  ];
  const actions = { save: saveCurrentView, change: changeSavedView, remove: removeSavedView };
  return (
    <div className="flex flex-none items-center gap-2 px-4 pb-3 md:px-8">
      <div className="min-w-0 flex-1">
        <LinkTabs label={t("tabs")} tabs={tabs} />
      </div>
      {current?.isOwn && <ViewMenu actions={actions} org={gate.org.slug} view={current} />}
    </div>
  );
}
