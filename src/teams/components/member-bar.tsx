"use client";

import { UserMinus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTicks } from "@/people/components/ticks";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";

/** Whose texts: people of a team, or people with an application. */
export type MemberArea = "teams.members" | "applications.holders";

export interface MembersOf {
  area: MemberArea;
  org: string;
  /** The team or application. */
  id: string;
  name: string;
  action: FormAction;
}

/** Who is ticked, and taking all of them out; stands in the place of the search, at the bottom on a phone. */
export function MemberBar({ area, org, id, name, action }: MembersOf) {
  const t = useTranslations(area);
  const { ticked, isSelecting, clear } = useTicks();
  const count = ticked.size;
  if (count === 0 && !isSelecting) return null;
  return (
    <section
      aria-label={t("bar")}
      className="z-20 flex min-h-12 items-center gap-2 bg-accent-soft px-4 py-1.5 max-md:fixed max-md:inset-x-0 max-md:bottom-13 max-md:border-t max-md:border-border md:absolute md:inset-x-8 md:top-0 md:bottom-3 md:min-h-10 md:rounded-lg md:px-3"
    >
      <p className="min-w-0 flex-1 text-sm font-medium text-foreground" role="status">
        {count > 0 ? t("ticked", { count }) : t("tickNone")}
      </p>
      {count > 0 && (
        <ConfirmDialog
          action={action}
          consequence={t("removeText")}
          hidden={{ org, id }}
          isDestructive
          onDone={clear}
          primary={t("removeDo", { count })}
          title={t("removeTitle", { count, name })}
          trigger={
            <Button size="sm">
              <UserMinus aria-hidden />
              {t("remove", { count })}
            </Button>
          }
        >
          {[...ticked].map((one) => (
            <input key={one} name="ids" type="hidden" value={one} />
          ))}
        </ConfirmDialog>
      )}
      <Button aria-label={t("clearTicks")} isIconOnly look="ghost" onPress={clear} size="sm">
        <X aria-hidden />
      </Button>
    </section>
  );
}
