"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Header } from "@heroui/react/header";
import { Check, ChevronsUpDown, LogOut, Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { menuItem } from "../menu";
import { BrandMark } from "../public/brand-mark";

/** An organisation that this browser is signed in to. */
export interface ShellOrganization {
  id: string;
  name: string;
  /** Who is signed in there. */
  person: string;
  href: string;
  isCurrent: boolean;
}

interface OrgSwitcherProps {
  org: { name: string; logo?: string | undefined };
  organizations: readonly ShellOrganization[];
  look: "sidebar" | "phone";
}

/** The organisation shown, the others of this browser, and the ways to more. */
export function OrgSwitcher({ org, organizations, look }: OrgSwitcherProps) {
  const t = useTranslations("organizations");
  const form = useRef<HTMLFormElement>(null);
  const ways = [
    { id: "other", label: t("other"), href: "/", icon: <Plus aria-hidden /> },
    { id: "find", label: t("find"), href: "/find", icon: <Search aria-hidden /> },
    ...(organizations.length > 1
      ? [{ id: "sign-out", label: t("signOutAll"), icon: <LogOut aria-hidden /> }]
      : []),
  ];
  return (
    <>
      <form action="/sign-out" hidden method="post" ref={form} />
      <Dropdown>
        <Dropdown.Trigger
          className={`flex min-w-0 items-center gap-2.5 rounded-lg text-start hover:bg-default ${look === "sidebar" ? "h-11 w-full px-2" : "h-10 flex-1"}`}
        >
          <BrandMark logo={org.logo} name={org.name} />
          <span className="sr-only">{t("menu", { organization: org.name })}</span>
          <span
            aria-hidden
            className="min-w-0 flex-1 truncate text-sm font-semibold max-md:text-base"
          >
            {org.name}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 flex-none text-muted" />
        </Dropdown.Trigger>
        <Dropdown.Popover className="w-72 max-w-[calc(100vw-2rem)]" placement="bottom start">
          <Dropdown.Menu onAction={(id) => id === "sign-out" && form.current?.submit()}>
            <Dropdown.Section>
              <Header className="px-2.5 pt-2 pb-1 text-2xs font-medium text-muted">
                {t("title")}
              </Header>
              {organizations.map(organizationItem)}
            </Dropdown.Section>
            <Dropdown.Section>{ways.map(menuItem)}</Dropdown.Section>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
    </>
  );
}

function organizationItem({ id, name, person, href, isCurrent }: ShellOrganization) {
  return (
    <Dropdown.Item
      className="flex items-center gap-2 text-sm [&_svg]:size-4 [&_svg]:text-muted"
      href={href}
      id={id}
      key={id}
      textValue={`${name}, ${person}`}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-muted">{person}</span>
      </span>
      <Check aria-hidden className={isCurrent ? "" : "invisible"} />
    </Dropdown.Item>
  );
}
