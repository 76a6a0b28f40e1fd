import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Initials } from "../initials";
import { Address } from "../public/address";
import { TextLink } from "../text-link";

interface DataTableProps {
  /** Read aloud: what the list is. */
  label: string;
  /** A row of `Th`. */
  head: ReactNode;
  /** `Tr` of `Td`. */
  children: ReactNode;
}

/**
 * One table that fills the height, its head sticking. On a phone the same rows become a two-line list:
 * each cell says where it stands there (`phone`), and those that do not are left out.
 */
export function DataTable({ label, head, children }: DataTableProps) {
  return (
    <section
      aria-label={label}
      className="min-h-0 flex-1 overflow-auto md:border-t md:border-separator"
    >
      <table className="block w-full text-sm md:table md:border-separate md:border-spacing-0">
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr>{head}</tr>
        </thead>
        <tbody className="block border-t border-separator md:table-row-group md:border-0">
          {children}
        </tbody>
      </table>
    </section>
  );
}

interface ThProps {
  children: ReactNode;
  /** Where the sort leads; only on columns that sort. */
  sortHref?: string;
  /** Only on the column that is sorted. */
  sorted?: "ascending" | "descending";
  isNumeric?: boolean;
  /** Read aloud only: the column of the row menu, the column of ticks. */
  isHidden?: boolean;
}

export function Th({ children, sortHref, sorted, isNumeric, isHidden }: ThProps) {
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
  const words = isHidden ? <span className="sr-only">{children}</span> : children;
  return (
    <th
      aria-sort={sorted}
      className={`z-10 h-8 border-b border-separator bg-surface-secondary px-2 text-xs font-medium whitespace-nowrap text-muted first:ps-8 last:pe-8 md:sticky md:top-0 ${isNumeric ? "text-end" : "text-start"}`}
      scope="col"
    >
      {sortHref ? (
        <TextLink className="inline-flex items-center gap-1" href={sortHref} look="plain">
          {words}
          {sorted && <Arrow aria-hidden className="size-3.5" />}
        </TextLink>
      ) : (
        words
      )}
    </th>
  );
}

/** One row: 36 px unless `--list-row` says otherwise, a hairline below. On a phone two lines, and what stands at their end. */
export function Tr({ isTicked = false, children }: { isTicked?: boolean; children: ReactNode }) {
  const tint = isTicked
    ? "bg-[color-mix(in_oklab,var(--accent)_var(--row-tint),var(--surface))]"
    : "hover:bg-surface-secondary has-[.row-tick:checked]:bg-[color-mix(in_oklab,var(--accent)_var(--row-tint),var(--surface))]";
  return (
    <tr
      className={`grid grid-cols-[auto_minmax(0,1fr)_fit-content(54%)] items-center gap-y-0.5 border-b border-separator px-4 py-2.5 md:table-row md:border-0 md:p-0 ${tint}`}
    >
      {children}
    </tr>
  );
}

/** The first column of people: initials and the name, which leads to their page. */
export function NameTd({
  name,
  href,
  className = "",
}: {
  name: string;
  href: string;
  className?: string;
}) {
  return (
    <td className={`max-md:contents md:list-cell ${className}`}>
      <span className="col-start-1 row-span-2 row-start-1 me-3 group-data-selecting/ticks:hidden md:hidden">
        <Initials name={name} size="md" />
      </span>
      <span className="col-start-2 row-start-1 flex min-w-0 items-center gap-2.5">
        <span className="max-md:hidden">
          <Initials name={name} />
        </span>
        <TextLink className="truncate md:max-w-64" href={href} look="name" title={name}>
          {name}
        </TextLink>
      </span>
    </td>
  );
}

const PHONE = {
  title: "col-start-2 row-start-1 truncate",
  text: "col-start-2 row-start-2 truncate text-xs",
  state: "col-start-3 row-start-1 ms-3 justify-self-end",
  note: "col-start-3 row-start-2 ms-3 justify-self-end text-xs",
  /** A third line, for what is too long to stand beside the name. */
  line: "col-start-2 row-start-3 text-xs",
  /** The act of a row of three lines. */
  act: "col-start-3 row-span-3 row-start-1 ms-3 justify-self-end text-xs",
  none: "max-md:hidden",
} as const;

interface TdProps extends ComponentProps<"td"> {
  /** Where the cell stands in the phone's two lines; `none` is only on the wide table. */
  phone?: keyof typeof PHONE;
  isMuted?: boolean;
  isNumeric?: boolean;
}

export function Td({ phone = "none", isMuted, isNumeric, className, children, ...rest }: TdProps) {
  const tone = isMuted ? "text-muted" : "";
  const side = isNumeric ? "md:text-end tabular-nums" : "";
  const words = ["md:list-cell", PHONE[phone], tone, side, className].filter(Boolean).join(" ");
  return (
    <td {...rest} className={words}>
      {children ?? "–"}
    </td>
  );
}

/**
 * An address: on the wide table cut, and whole in the tooltip. A finger has no tooltip, so on a phone it is whole and
 * breaks before its domain.
 */
export function CutAddress({
  text,
  className = "md:max-w-64",
}: {
  text: string;
  className?: string;
}) {
  return (
    <span
      className={`max-md:wrap-anywhere max-md:whitespace-normal md:block md:truncate md:[&_wbr]:hidden ${className}`}
      title={text}
    >
      <Address text={text} />
    </span>
  );
}

/** Long values are cut, and whole in the tooltip. States are never put in here. */
export function Cut({ text, className = "md:max-w-56" }: { text: string; className?: string }) {
  return (
    <span className={`block truncate ${className}`} title={text}>
      {text}
    </span>
  );
}
