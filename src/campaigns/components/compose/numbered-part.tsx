import type { ReactNode } from "react";

interface NumberedPartProps {
  number: number;
  title: string;
  /** Opposite the title: another way to the same. */
  end?: ReactNode;
  children: ReactNode;
}

/** One step of the composer: people, message. */
export function NumberedPart({ number, title, end, children }: NumberedPartProps) {
  return (
    <section className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="flex items-center gap-2 text-base font-semibold">
          <span className="inline-flex size-5 items-center justify-center rounded-full bg-default text-xs font-medium text-muted">
            {number}
          </span>
          {title}
        </h2>
        {end}
      </div>
      {children}
    </section>
  );
}
