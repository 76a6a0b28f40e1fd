import { HardDrive, MailX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OrgSwitcher } from "./org-switcher";
import { PaletteButton, PaletteFrame } from "./palette/palette-frame";
import { PersonMenu } from "./person-menu";
import { PhoneTabs } from "./phone-tabs";
import type { ShellProps } from "./shell-props";
import { Sidebar } from "./sidebar";

/** The console's frame. The page inside scrolls on its own, so that bars at its bottom stay. */
export function ConsoleShell({ children, ...shell }: ShellProps & { children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <PaletteFrame choices={shell.choices} searchAction={shell.searchAction}>
      <div className="flex h-dvh flex-col md:flex-row">
        <a className="skip-link" href="#content">
          {t("skip")}
        </a>
        <Sidebar {...shell} />
        <PhoneBar {...shell} />
        <main
          className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface outline-none md:border-s md:border-border"
          id="content"
          tabIndex={-1}
        >
          {shell.localMailbox && <LocalMailBanner href={shell.localMailbox} />}
          {shell.mailFault && <MailFaultBanner {...shell.mailFault} />}
          {children}
        </main>
        <PhoneTabs entries={shell.entries} meHref={shell.person.meHref} />
      </div>
    </PaletteFrame>
  );
}

function MailFaultBanner({ href, fallenDomain }: NonNullable<ShellProps["mailFault"]>) {
  const t = useTranslations("sender");
  return (
    <p className="flex flex-none flex-wrap items-center gap-x-2 border-b border-border bg-danger-soft px-4 py-1.5 text-xs text-danger-text md:px-8">
      <MailX aria-hidden className="size-3.5" />
      {fallenDomain ? t("fallen", { domain: fallenDomain }) : t("banner")}
      <Link className="underline underline-offset-2" href={href} prefetch={false}>
        {t("bannerLink")}
      </Link>
    </p>
  );
}

function LocalMailBanner({ href }: { href: string }) {
  const t = useTranslations("shell");
  return (
    <p className="flex flex-none flex-wrap items-center gap-x-2 border-b border-border bg-warning-soft px-4 py-1.5 text-xs text-warning-text md:px-8">
      <HardDrive aria-hidden className="size-3.5" />
      {t("localMail")}
      <Link className="underline underline-offset-2" href={href} prefetch={false}>
        {t("localMailbox")}
      </Link>
    </p>
  );
}

function PhoneBar({ org, organizations, person, signOutAction, theme }: ShellProps) {
  return (
    <header className="flex h-13 flex-none items-center gap-3 border-b border-border bg-surface px-4 md:hidden">
      <OrgSwitcher look="phone" org={org} organizations={organizations} />
      <PaletteButton look="phone" />
      <PersonMenu look="phone" person={person} signOutAction={signOutAction} theme={theme} />
    </header>
  );
}
