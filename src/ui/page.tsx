import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "./text-link";

interface PageHeadProps {
  title: string;
  /** Beside the title: its state. */
  badge?: ReactNode;
  /** One grey line of fact. */
  fact?: ReactNode;
  /** Only below the first level. */
  crumbs?: readonly { label: string; href: string }[];
  /** Initials, before the title. */
  lead?: ReactNode;
  /** On the right, in the order export, import, primary. */
  acts?: ReactNode;
  /** The page names the document itself, because its head comes later than its frame. */
  isNamed?: boolean;
}

/** The title of the document: of a page whose head is streamed it has to stand outside of what is waited for. */
export function DocumentTitle({ title }: { title: string }) {
  return <title>{`${title} · Rollcall`}</title>;
}

/** The head of a console page; also names the document. */
export function PageHead(props: PageHeadProps) {
  const { title, badge, fact, crumbs = [], lead, acts, isNamed = false } = props;
  return (
    <header className="flex flex-none flex-col gap-2 px-4 pt-5 pb-4 md:px-8">
      {!isNamed && <DocumentTitle title={title} />}
      {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <div className="flex flex-col gap-3 md:flex-row md:items-start md:gap-6">
        <div className="flex min-w-0 flex-1 items-center gap-3">
          {lead}
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
              {badge}
            </div>
            {fact && <p className="text-sm text-muted">{fact}</p>}
          </div>
        </div>
        {acts && <div className="flex flex-wrap items-center gap-2">{acts}</div>}
      </div>
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly { label: string; href: string }[] }) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("breadcrumb")}>
      <ol className="flex flex-wrap items-center gap-1 text-xs text-muted">
        {crumbs.map((crumb) => (
          <li className="flex items-center gap-1" key={crumb.href}>
            <TextLink href={crumb.href} look="plain">
              {crumb.label}
            </TextLink>
            <ChevronRight aria-hidden className="size-3.5" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const WIDTHS = { page: "max-w-page", prose: "max-w-prose", full: "" } as const;

interface PageProps {
  head: ReactNode;
  /** `page` 1216, `prose` 672 for settings text, `full` for the composer. */
  width?: keyof typeof WIDTHS;
  /** A bar that decides and never scrolls away: "Review and send", "Save". */
  foot?: ReactNode;
  children: ReactNode;
}

/** A page without a table: it scrolls as a whole. */
export function Page({ head, width = "page", foot, children }: PageProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className={WIDTHS[width]}>
          {head}
          <div className="flex flex-col gap-6 px-4 pb-12 md:px-8">{children}</div>
        </div>
      </div>
      {foot && <FootBar>{foot}</FootBar>}
    </div>
  );
}

/** A page that is one table: head and filters stay, the table scrolls, the pagination stays at the bottom. */
export function TablePage({
  head,
  filters,
  foot,
  children,
}: {
  head: ReactNode;
  filters?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {head}
      {filters}
      {children}
      {foot}
    </div>
  );
}

function FootBar({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-13 flex-none flex-wrap items-center justify-end gap-3 border-t border-border bg-surface px-4 py-2 md:px-8">
      {children}
    </div>
  );
}
