import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PopoverButton } from "../popover-button";

interface FilterChipProps {
  /** lucide, no size */
  icon?: ReactNode;
  /** "Status is" */
  label: string;
  /** "Invited, Invitation expired" */
  value: string;
  /** The same view without this filter. */
  removeHref: string;
  /** The filter's editor (a GET form); pressing the value opens it. */
  editor?: ReactNode;
}

/** One filter of the address: the value opens its editor, × removes it. */
export function FilterChip({ icon, label, value, removeHref, editor }: FilterChipProps) {
  const t = useTranslations("common.filter");
  const words = (
    <>
      {icon}
      <span className="font-normal text-muted">{label}</span>
      <span className="font-medium text-foreground">{value}</span>
    </>
  );
  const inner =
    "flex h-full items-center gap-1.5 px-2.5 text-sm whitespace-nowrap [&_svg]:size-4 [&_svg]:text-muted";
  return (
    <span className="inline-flex h-10 flex-none items-stretch rounded-lg border border-border bg-(--button-paper) md:h-8">
      {editor ? (
        <PopoverButton
          className="h-full rounded-e-none bg-transparent px-2.5"
          label={words}
          look="ghost"
        >
          {editor}
        </PopoverButton>
      ) : (
        <span className={inner}>{words}</span>
      )}
      <Link
        aria-label={t("remove", { filter: `${label} ${value}` })}
        className="flex w-10 items-center justify-center rounded-e-lg border-s border-border text-muted hover:bg-surface-secondary hover:text-foreground md:w-7"
        href={removeHref}
        prefetch={false}
      >
        <X aria-hidden className="size-3.5" />
      </Link>
    </span>
  );
}

/** Search and chips above a table; sideways on a phone. */
export function FilterBar({
  search,
  children,
  end,
}: {
  search?: ReactNode;
  children?: ReactNode;
  end?: ReactNode;
}) {
  return (
    <div className="flex flex-none flex-col gap-2 px-4 pb-4 md:flex-row md:items-center md:px-8">
      {search && <div className="md:w-64 md:flex-none">{search}</div>}
      <div className="flex min-w-0 flex-1 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
        {children}
      </div>
      {end && <div className="flex items-center gap-1 max-md:hidden">{end}</div>}
    </div>
  );
}
