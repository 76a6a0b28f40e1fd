import { useTranslations } from "next-intl";
import { TellSaving } from "@/plans/components/deciding/saving";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import type { Omitting } from "./omitting";
import type { Ticked } from "./use-ticked";

interface OmitBarProps {
  omitting: Omitting;
  ticked: Ticked;
}

/** Leaves the ticked rows out of the plan, or all that the page found; takes them back where they are shown left out. */
export function OmitBar({ omitting, ticked: { open, lines, tick } }: OmitBarProps) {
  const t = useTranslations("imports.plan.omit");
  const { act } = omitting;
  const isAll = lines.length === open.length;
  return (
    <section
      aria-label={t(act === "take-in" ? "labelBack" : "label")}
      className="sticky top-0 z-20 flex min-h-11 flex-none flex-wrap items-center gap-x-4 gap-y-1 bg-surface px-4 py-1.5 text-sm md:px-8"
    >
      <label className="flex min-h-8 cursor-pointer items-center gap-2">
        <input
          checked={isAll}
          className="tick max-md:size-6"
          onChange={(event) => tick(open, event.target.checked)}
          ref={(box) => {
            if (box) box.indeterminate = !isAll && lines.length > 0;
          }}
          type="checkbox"
        />
        {t("page", { count: open.length })}
      </label>
      {lines.length > 0 && <Ticks lines={lines} omitting={omitting} />}
      <span className="flex-1" />
      <All omitting={omitting} />
    </section>
  );
}

type PartProps = Pick<OmitBarProps, "omitting">;

function Ticks({ omitting, lines }: PartProps & { lines: readonly number[] }) {
  const t = useTranslations("imports.plan.omit");
  const { action, act, org, id } = omitting;
  return (
    <ActionForm
      action={action}
      className="contents"
      hidden={{ org, id, act, lines: lines.join(",") }}
    >
      <TellSaving />
      <SubmitButton look="outline" size="sm">
        {t(act, { count: lines.length })}
      </SubmitButton>
    </ActionForm>
  );
}

/** All at once may be a whole file: leaving them out is asked first, with how many they are. */
function All({ omitting }: PartProps) {
  const t = useTranslations("imports.plan.omit");
  const { action, act, org, id, filter, all } = omitting;
  const hidden = { ...filter, org, id, act, expected: String(all) };
  const words = t(`${act}All`, { count: all });
  if (all === 0) return null;
  if (act === "take-in")
    return (
      <ActionForm action={action} className="contents" hidden={hidden}>
        <TellSaving />
        <SubmitButton look="ghost" size="sm">
          {words}
        </SubmitButton>
      </ActionForm>
    );
  return (
    <ConfirmDialog
      action={action}
      consequence={t("leave-outText", { count: all })}
      hidden={hidden}
      primary={t("leave-out", { count: all })}
      title={t("leave-outTitle", { count: all })}
      trigger={
        <Button look="ghost" size="sm">
          {words}
        </Button>
      }
    >
      <TellSaving />
    </ConfirmDialog>
  );
}
