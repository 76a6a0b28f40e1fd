"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import { Check, ChevronsUpDown, CircleUser, LogOut } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import type { Theme } from "@/lib/i18n/locales";
import { CONSOLE_LOCALES, LANGUAGES, localeOf, THEMES } from "@/lib/i18n/locales";
import { Initials } from "../initials";
import type { MenuEntry } from "../menu";
import { menuItem } from "../menu";

export interface ShellPerson {
  name: string;
  /** "Owner", in the reader's language. */
  role: string;
  /** The person's own page. */
  meHref: string;
}

interface PersonMenuProps {
  person: ShellPerson;
  signOutAction: string;
  theme?: Theme | undefined;
  look: "sidebar" | "phone";
}

/** The signed-in person: their page, theme, language, the way out. */
export function PersonMenu(props: PersonMenuProps) {
  const { person, look } = props;
  if (look === "phone") return <OwnMenu {...props} />;
  return (
    <div className="flex items-center gap-1">
      <Link
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-lg p-2 hover:bg-default"
        href={person.meHref}
        prefetch={false}
      >
        <Initials name={person.name} size="md" />
        <span className="min-w-0">
          <span className="block truncate text-sm font-medium">{person.name}</span>
          <span className="block truncate text-xs text-muted">{person.role}</span>
        </span>
      </Link>
      <OwnMenu {...props} />
    </div>
  );
}

function OwnMenu({ person, signOutAction, theme = "system", look }: PersonMenuProps) {
  const t = useTranslations("shell.person");
  const locale = localeOf(useLocale());
  const form = useRef<HTMLFormElement>(null);
  const path = usePathname();

  /** A plain POST and a fresh page: theme and language are on <html>, which only the server writes. */
  const post = (action: string, values: Record<string, string>) => {
    if (!form.current) return;
    form.current.action = action;
    for (const [name, value] of Object.entries({
      ...values,
      back: path + window.location.search,
    })) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.current.append(field);
    }
    form.current.submit();
  };
  const tick = (isChosen: boolean) => <Check aria-hidden className={isChosen ? "" : "invisible"} />;
  const themes = THEMES.map((value) => ({
    id: `theme:${value}`,
    label: t(value),
    icon: tick(value === theme),
  }));
  const languages = CONSOLE_LOCALES.map((value) => ({
    id: `locale:${value}`,
    label: LANGUAGES[value],
    icon: tick(value === locale),
  }));
  const choose = (id: string) => {
    const [kind = "", value] = id.split(":");
    if (kind === "sign-out") post(signOutAction, {});
    else if (value) post(`/${kind}`, { [kind]: value });
  };
  return (
    <>
      <form hidden method="post" ref={form} />
      <Dropdown>
        <Dropdown.Trigger
          aria-label={t("menu", { name: person.name })}
          className="flex size-10 flex-none items-center justify-center rounded-lg text-muted hover:bg-default hover:text-foreground md:size-8"
        >
          {look === "phone" ? (
            <Initials name={person.name} size="md" />
          ) : (
            <ChevronsUpDown aria-hidden className="size-4" />
          )}
        </Dropdown.Trigger>
        <Dropdown.Popover
          className="max-w-80"
          placement={look === "phone" ? "bottom end" : "top end"}
        >
          <Dropdown.Menu onAction={(id) => choose(String(id))}>
            {menuItem({
              id: "page",
              label: t("page"),
              href: person.meHref,
              icon: <CircleUser aria-hidden />,
            })}
            <MenuPart entries={themes} title={t("theme")} />
            <MenuPart entries={languages} title={t("language")} />
            {menuItem({ id: "sign-out", label: t("signOut"), icon: <LogOut aria-hidden /> })}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
    </>
  );
}

function MenuPart({ title, entries }: { title: string; entries: readonly MenuEntry[] }) {
  return (
    <Dropdown.Section>
      <Header className="px-2.5 pt-2 pb-1 text-2xs font-medium text-muted">{title}</Header>
      {entries.map(menuItem)}
    </Dropdown.Section>
  );
}
