import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHead } from "@/ui/page";
import { LinkRow } from "@/ui/shell/link-row";

const SECTIONS = [
  "general",
  "look",
  "invitations",
  "joining",
  "access",
  "terms",
  "sender",
  "texts",
  "templates",
  "retention",
] as const;
export type SettingsSection = (typeof SECTIONS)[number];

interface SettingsPageProps {
  slug: string;
  section: SettingsSection;
  /** Instead of the section's own name: a page below it. */
  title?: string;
  fact?: ReactNode;
  /** The whole width, for what has a preview beside it. */
  isWide?: boolean;
  children: ReactNode;
}

/** One section of the settings: the list of all of them beside it, above it on a phone. */
export async function SettingsPage(props: SettingsPageProps) {
  const { slug, section, title, fact, isWide = false, children } = props;
  const t = await getTranslations("settings");
  const path = `/${slug}/admin/settings`;
  const above = { label: t(`section.${section}`), href: `${path}/${section}` };
  const crumbs = [{ label: t("title"), href: `${path}/general` }, ...(title ? [above] : [])];
  return (
    <Page
      head={
        <PageHead
          crumbs={crumbs}
          fact={fact ?? t(`fact.${section}`)}
          title={title ?? t(`section.${section}`)}
        />
      }
      width={isWide ? "full" : "page"}
    >
      <div className="flex flex-col gap-6 md:flex-row md:gap-10">
        <SectionList current={section} path={path} />
        <div className={`flex min-w-0 flex-1 flex-col gap-6 ${isWide ? "" : "max-w-prose"}`}>
          {children}
        </div>
      </div>
    </Page>
  );
}

async function SectionList({ path, current }: { path: string; current: SettingsSection }) {
  const t = await getTranslations("settings");
  return (
    <LinkRow
      className="flex-none max-md:-mx-4 max-md:px-4 md:w-44 md:overflow-visible"
      label={t("sections")}
    >
      <ul className="flex gap-1 md:flex-col md:gap-px">
        {SECTIONS.map((section) => (
          <li key={section}>
            <Link
              aria-current={section === current ? "page" : undefined}
              className="flex h-10 items-center rounded-md px-2.5 text-sm whitespace-nowrap text-muted hover:bg-default hover:text-foreground aria-[current=page]:bg-default aria-[current=page]:font-medium aria-[current=page]:text-foreground md:h-8"
              href={`${path}/${section}`}
              prefetch={false}
            >
              {t(`section.${section}`)}
            </Link>
          </li>
        ))}
      </ul>
    </LinkRow>
  );
}
