"use client";

import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Permission } from "../rules";
import { BASE } from "../rules";
import type { Drafts, RoleColumn } from "./use-drafts";

export interface RoleCellProps {
  column: RoleColumn;
  permission: Permission;
  drafts: Drafts;
  /** The reader holds the permission. */
  isGrantable: boolean;
}

/** One permission of one role: a tick to read, or a box to tick. */
export function RoleCell({ column, permission, drafts, isGrantable }: RoleCellProps) {
  const t = useTranslations("roles");
  const ticked = drafts.ticked(column);
  const has = ticked.includes(permission);
  const had = column.permissions.includes(permission);
  if (!column.isOwn || !column.canChange) return <Reading has={has} />;
  // the permission that all others need goes with the last of them
  const isHeldUp = permission === BASE && ticked.length > 1;
  return (
    <span className="inline-flex min-h-6 items-center gap-1.5">
      <input
        aria-label={t("tick", {
          role: column.name,
          permission: t(`permission.${permission}.name`),
        })}
        checked={has}
        className="tick"
        disabled={!isGrantable || isHeldUp}
        onChange={() => drafts.toggle(column, permission)}
        type="checkbox"
      />
      {has !== had && (
        <span className="text-2xs font-medium text-accent-text">{t(has ? "new" : "gone")}</span>
      )}
    </span>
  );
}

function Reading({ has }: { has: boolean }) {
  const t = useTranslations("roles");
  const Icon = has ? Check : Minus;
  return (
    <>
      <Icon aria-hidden className={`inline size-4 ${has ? "" : "text-subtle"}`} />
      <span className="sr-only">{t(has ? "yes" : "no")}</span>
    </>
  );
}
