import type { ReactNode } from "react";

/** Nothing here: one sentence and one act, no picture. */
export function EmptyState({ text, act }: { text: ReactNode; act?: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 px-4 py-16 text-center">
      <p className="max-w-prose text-base text-muted">{text}</p>
      {act}
    </div>
  );
}
