import type { ReactNode } from "react";
import { displayName } from "@/accounts/input";
import { BASE, inRank } from "@/admins/rules";
import { ConsoleRoot } from "@/app/console-root";
import { findTheme } from "@/app/find-theme";
import type { SessionGate } from "@/gates/session";
import { findSessions } from "@/gates/signed-in";
import { logoPath } from "@/orgs/rules";
import { cappedTo } from "@/people/rules";
import { ConsoleShell } from "@/ui/shell/console-shell";
import type { NavEntry, NavKey } from "@/ui/shell/nav-entries";
import {
  countAccounts,
  countNotices,
  countOnDesk,
  countUnsent,
  countWaitingJoins,
  enterFrame,
} from "./enter";
import { pagesFor } from "./frame/nav-pages";
import { paletteChoices } from "./frame/palette-choices";
import { mailNotices } from "./mail-state";
import { roleNamer } from "./role-names";

type Counted = (slug: string) => Promise<Pick<NavEntry, "count" | "isMore">>;

/** The facts beside a page's name. */
const COUNTS: Partial<Record<NavKey, Counted>> = {
  people: async (slug) => cappedTo(await countAccounts(slug)),
  unsent: async (slug) => cappedTo(await countUnsent(slug)),
  desk: countOnDesk,
  joins: countWaitingJoins,
  notices: countNotices,
};

/** Where this browser is signed in, each with the page that its person begins at. */
async function listOrganizations(gate: SessionGate) {
  return (await findSessions(gate)).map(({ scope, name, slug, person, permissions }) => ({
    id: scope.org,
    name,
    person: displayName(person),
    href: `/${slug}/${permissions.length > 0 ? "admin" : "me"}`,
    isCurrent: scope.org === gate.scope.org,
  }));
}

type Props = { params: Promise<{ org: string }>; children: ReactNode };

export default async function Layout({ params, children }: Props) {
  const { org: slug } = await params;
  const gate = await enterFrame(slug);
  const { org, account, permissions } = gate;
  const path = `/${org.slug}/admin`;
  const entries: NavEntry[] = [];
  // one after the other: each count is a transaction, and a page is to hold one connection
  for (const key of pagesFor(permissions)) {
    const href = key === "overview" ? path : `${path}/${key}`;
    const fact = await COUNTS[key]?.(slug);
    if (key !== "joins" || fact?.count) entries.push({ key, href, ...fact });
  }
  const nameOf = await roleNamer();
  const [role] = inRank(account.roles);
  const person = {
    name: displayName(account),
    role: role ? nameOf(role) : "",
    meHref: `/${org.slug}/me`,
  };
  return (
    <ConsoleRoot brand={org.brand}>
      <ConsoleShell
        choices={await paletteChoices(gate, entries)}
        entries={entries}
        {...(await mailNotices(gate))}
        org={{ ...org, logo: logoPath(org) }}
        organizations={await listOrganizations(gate)}
        person={person}
        searchAction={permissions.includes(BASE) ? `${path}/people` : undefined}
        signOutAction={`/${org.slug}/sign-out`}
        theme={await findTheme()}
      >
        {children}
      </ConsoleShell>
    </ConsoleRoot>
  );
}
