import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormStatus } from "react-dom";
import { ActionForm } from "@/ui/forms/action-form";
import { TellSaving } from "./deciding/saving";
import type { Editing } from "./shown-row";

interface QuickFixProps {
  editing: Editing;
  line: number;
  column: number;
  right: string;
}

/** Puts what would be right into a cell, or empties it, at one press. */
export function QuickFix({ editing: { save, org, id }, line, column, right }: QuickFixProps) {
  return (
    <ActionForm
      action={save}
      className="relative z-10 max-w-64"
      hidden={{ org, id, line: String(line), column: String(column), value: right }}
    >
      <TellSaving />
      <FixButton line={line} right={right} />
    </ActionForm>
  );
}

function FixButton({ line, right }: { line: number; right: string }) {
  const t = useTranslations("imports.plan");
  const { pending } = useFormStatus();
  return (
    <button
      aria-label={t(right === "" ? "emptyAt" : "useAt", { right, line })}
      className="mt-0.5 flex min-h-6 max-w-full cursor-pointer items-center gap-1 rounded-sm text-2xs font-medium text-accent-text underline-offset-2 hover:underline disabled:opacity-60 max-md:min-h-10 max-md:text-sm"
      disabled={pending}
      title={right}
      type="submit"
    >
      <WandSparkles aria-hidden className="size-3 flex-none" />
      <span className="truncate">{t(right === "" ? "empty" : "use", { right })}</span>
    </button>
  );
}
