import type { ReactNode } from "react";

interface PanelProps {
  title?: string;
  /** Opposite the title: a state or a quiet act. */
  end?: ReactNode;
  /** One line below the title. */
  text?: ReactNode;
  /** Buttons along the bottom. */
  acts?: ReactNode;
  children?: ReactNode;
}

/** Only around what stands on its own; never a panel in a panel. */
export function Panel({ title, end, text, acts, children }: PanelProps) {
  return (
    <section className="panel flex flex-col gap-4 p-4 md:p-5">
      {title && (
        <div>
          <div className="flex min-h-7 items-center justify-between gap-3">
            <h2 className="text-base font-semibold">{title}</h2>
            {end}
          </div>
          {text && <div className="text-sm text-muted">{text}</div>}
        </div>
      )}
      {children}
      {acts && <div className="flex flex-wrap gap-2">{acts}</div>}
    </section>
  );
}

export interface DefinitionRow {
  label: string;
  value: ReactNode;
}

/** Facts of one thing: label, value. A missing value is an en dash. */
export function DefinitionRows({ rows }: { rows: readonly DefinitionRow[] }) {
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {rows.map((row) => (
        <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-2" key={row.label}>
          <dt className="text-muted">{row.label}</dt>
          <dd className="min-w-0 wrap-anywhere">{row.value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a page or a form with its own head, between hairlines instead of in a box. */
export function Section({
  title,
  text,
  children,
}: {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-4 border-b border-separator pb-6 last:border-0">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {text && <p className="text-sm text-muted">{text}</p>}
      </div>
      {children}
    </section>
  );
}
