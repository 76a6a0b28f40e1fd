import type { ReactNode } from "react";

interface PlanFrameProps {
  head: ReactNode;
  filters: ReactNode;
  /** The bar that decides: it never scrolls away. */
  foot?: ReactNode;
  children: ReactNode;
}

/**
 * A page of rows below much that has to be known first: the rows keep a height of their own, and where the window is too
 * low for both, all of it scrolls above the bar.
 */
export function PlanFrame({ head, filters, foot, children }: PlanFrameProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {head}
        {filters}
        {children}
      </div>
      {foot}
    </div>
  );
}
