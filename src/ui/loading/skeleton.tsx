import { useTranslations } from "next-intl";

const BAR = "rounded bg-default motion-safe:animate-pulse";

/** A bar where words will stand; read as nothing. */
function Bar({ className }: { className: string }) {
  return <span aria-hidden className={`block ${BAR} ${className}`} />;
}

function Head() {
  const t = useTranslations("shell");
  return (
    <div className="flex flex-none flex-col gap-2 px-4 pt-5 pb-4 md:px-8">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <Bar className="h-7 w-40" />
      <Bar className="h-4 w-56" />
    </div>
  );
}

const ROWS = Array.from({ length: 14 }, (_, row) => row);
/** So that the rows do not look like a wall. */
const WIDTHS = ["w-32", "w-44", "w-36", "w-28", "w-40"];

/** A list before it is there: the same heights as its rows, so that nothing jumps. */
export function TableSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <Head />
      <div className="flex-none px-4 pb-4 md:px-8">
        <Bar className="h-10 w-full md:h-8 md:w-64" />
      </div>
      <div className="hidden h-8 flex-none border-y border-separator bg-surface-secondary md:block" />
      {ROWS.map((row) => (
        <div
          className="flex h-15 flex-none items-center gap-6 border-b border-separator px-4 md:h-(--list-row,2.5rem) md:px-8"
          key={row}
        >
          <Bar className="size-8 flex-none rounded-full md:size-6" />
          <Bar className={`h-3.5 ${WIDTHS[row % WIDTHS.length]}`} />
          <Bar className="h-3.5 w-48 max-md:hidden" />
          <Bar className="ms-auto h-3.5 w-20" />
        </div>
      ))}
    </div>
  );
}

/** The panels of the overview before they are there. */
export function PanelsSkeleton() {
  const t = useTranslations("shell");
  return (
    <>
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <Bar className="h-110 w-full rounded-xl" />
      <Bar className="h-60 w-full rounded-xl" />
    </>
  );
}
