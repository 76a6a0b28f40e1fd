import type { ReactNode } from "react";

/** What a link is about: address, team, valid until. A long value takes a line of its own before it is broken. */
export function Facts({ rows }: { rows: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="panel divide-y divide-separator px-4 text-base">
      {rows.map((row) => (
        <div
          className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 py-2"
          key={row.label}
        >
          <dt className="flex-none text-muted">{row.label}</dt>
          <dd className="ms-auto min-w-0 text-end font-medium wrap-anywhere">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "or": between two ways to do the same. */
export function OrLine({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center gap-3 text-sm text-subtle before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {children}
    </p>
  );
}
