import type { ReactNode } from "react";
import { displayName } from "@/accounts/input";
import { inRank } from "@/admins/rules";
import { ConsoleRoot } from "@/app/console-root";
import { findTheme } from "@/app/find-theme";
import type { SessionGate } from "@/gates/session";
import { findSessions } from "@/gates/signed-in";
import { logoPath } from "@/orgs/rules";
import { ConsoleShell } from "@/ui/shell/console-shell";
import type { NavEntry } from "@/ui/shell/nav-entries";
import { countAccounts, countNotices, countOnDesk, countUnsent, enterFrame } from "./enter";
import { mailNotices } from "./mail-state";
import { paletteChoices } from "./palette-choices";
import { roleNamer } from "./role-names";

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
  const mayView = permissions.includes("accounts.view");
  const entries: NavEntry[] = mayView
    ? [
        { key: "overview", href: path },
        { key: "people", href: `${path}/people`, count: await countAccounts(slug) },
        { key: "unsent", href: `${path}/unsent`, count: await countUnsent(slug) },
        { key: "desk", href: `${path}/desk`, ...(await countOnDesk(slug)) },
        { key: "campaigns", href: `${path}/campaigns` },
        { key: "calendar", href: `${path}/calendar` },
        { key: "imports", href: `${path}/imports` },
        { key: "notices", href: `${path}/notices`, ...(await countNotices(slug)) },
      ]
    : [];
  if (permissions.includes("codes.see")) entries.push({ key: "codes", href: `${path}/codes` });
  if (permissions.includes("admins.manage")) entries.push({ key: "roles", href: `${path}/roles` });
  if (permissions.includes("audit.read")) entries.push({ key: "audit", href: `${path}/audit` });
  if (mayView)
    entries.push(
      { key: "teams", href: `${path}/teams` },
      { key: "applications", href: `${path}/applications` },
    );
  if (permissions.includes("settings.manage"))
    entries.push({ key: "settings", href: `${path}/settings` });
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
        searchAction={mayView ? `${path}/people` : undefined}
        signOutAction={`/${org.slug}/sign-out`}
        theme={await findTheme()}
      >
        {children}
      </ConsoleShell>
    </ConsoleRoot>
  );
}
