import { CircleOff, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormStatus } from "react-dom";
import { TellSaving } from "@/plans/components/deciding/saving";
import { ActionForm } from "@/ui/forms/action-form";
import type { Omitting } from "./omitting";

interface OmitRowProps {
  omitting: Omitting;
  line: number;
}

/** Leaves one row out, or takes it back, where it stands. */
export function OmitRow(props: OmitRowProps) {
  const { action, act, org, id } = props.omitting;
  return (
    <ActionForm
      action={action}
      className="min-w-0"
      hidden={{ org, id, act, lines: String(props.line) }}
    >
      <TellSaving />
      <OmitButton {...props} />
    </ActionForm>
  );
}

function OmitButton({ omitting: { act }, line }: OmitRowProps) {
  const t = useTranslations("imports.plan.omit");
  const { pending } = useFormStatus();
  const Icon = act === "take-in" ? Undo2 : CircleOff;
  return (
    <button
      aria-label={t(`${act}At`, { line })}
      className="flex min-h-6 max-w-full cursor-pointer items-center gap-1 rounded-sm text-2xs font-medium text-muted underline-offset-2 hover:text-foreground hover:underline disabled:opacity-60 max-md:min-h-10 max-md:text-sm"
      disabled={pending}
      type="submit"
    >
      <Icon aria-hidden className="size-3 flex-none" />
      <span className="truncate">{t(`${act}Row`)}</span>
    </button>
  );
}
