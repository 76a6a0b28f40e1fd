import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { displayName } from "@/accounts/input";
import { ROLES } from "@/admins/rules";
import { ConsoleRoot } from "@/app/console-root";
import { mailboxHref } from "@/gates/machine";
import { requestTheme } from "@/lib/i18n";
import { logoPath } from "@/orgs/rules";
import { ConsoleShell } from "@/ui/shell/console-shell";
import type { NavEntry } from "@/ui/shell/nav-entries";
import { countAccounts, enterFrame } from "./enter";

type Props = { params: Promise<{ org: string }>; children: ReactNode };

export default async function Layout({ params, children }: Props) {
  const { org: slug } = await params;
  const { org, account, permissions } = await enterFrame(slug);
  const path = `/${org.slug}/admin`;
  const mayView = permissions.includes("accounts.view");
  const entries: NavEntry[] = mayView
    ? [
        { key: "overview", href: path },
        { key: "people", href: `${path}/people`, count: await countAccounts(slug) },
      ]
    : [];
  if (permissions.includes("settings.manage"))
    entries.push({ key: "settings", href: `${path}/settings` });
  const t = await getTranslations("shell.role");
  const role = ROLES.find((name) => account.roles.includes(name));
  const person = {
    name: displayName(account),
    role: role ? t(role) : "",
    meHref: `/${org.slug}/me`,
  };
  return (
    <ConsoleRoot brand={org.brand}>
      <ConsoleShell
        entries={entries}
        localMailbox={mailboxHref()}
        org={{ ...org, logo: logoPath(org) }}
        person={person}
        searchAction={mayView ? `${path}/people` : undefined}
        signOutAction={`/${org.slug}/sign-out`}
        theme={await requestTheme()}
      >
        {children}
      </ConsoleShell>
    </ConsoleRoot>
  );
}
