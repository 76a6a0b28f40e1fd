import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OmitRow } from "@/omissions/components/omit-row";
import type { Omitting } from "@/omissions/components/omitting";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextLink } from "@/ui/text-link";
import { TellSaving } from "./deciding/saving";
import type { Editing, ShownRow } from "./shown-row";

interface PersonCellProps {
  row: ShownRow;
  editing: Editing | undefined;
  omitting: Omitting | undefined;
  /** The cells of the row that are wrong. */
  children: ReactNode;
}

/** Who a row is about, and below that what is wrong with it or worth knowing of it; and which of several rows is kept. */
export function PersonCell({ row, editing, omitting, children }: PersonCellProps) {
  const t = useTranslations("imports.plan");
  const isMuch = row.isWrong || row.notes.length > 0;
  return (
    <div className={`flex flex-col gap-1.5 ${isMuch ? "md:w-80" : "md:min-w-40 md:max-w-80"}`}>
      <div className="flex items-baseline gap-3 md:pt-1.5">
        <span className="min-w-0 flex-1 truncate max-md:text-base">
          <Name row={row} />
        </span>
        <span className="flex-none text-xs text-muted md:hidden">
          {t("atLine", { line: row.line })}
        </span>
      </div>
      {children}
      {row.notes.length > 0 && (
        <div className={`text-xs ${row.isWrong ? "text-danger-text" : "text-muted"}`}>
          {row.notes.map((note) => (
            <p className="wrap-anywhere" key={note}>
              {note}
            </p>
          ))}
        </div>
      )}
      {editing && row.choice && <Choice editing={editing} row={row} />}
      {editing && row.strangers.length > 0 && <Strangers row={row} />}
      {omitting && isOffered(row, omitting) && <OmitRow line={row.line} omitting={omitting} />}
    </div>
  );
}

/** A row that is right is left out by its tick: a button in each would be louder than the people. */
const isOffered = ({ omission, isWrong }: ShownRow, { act }: Omitting): boolean =>
  omission === act && (isWrong || act === "take-in");

function Name({ row: { name, href } }: { row: ShownRow }) {
  if (!href) return <span className="text-foreground">{name || "–"}</span>;
  return (
    <TextLink href={href} look="name">
      {name || "–"}
    </TextLink>
  );
}

/** Who shares the key and goes by another name is somebody else: keeping this row leaves them out. */
function Strangers({ row: { strangers } }: { row: ShownRow }) {
  const t = useTranslations("imports.plan");
  const format = useFormatter();
  const names = strangers.map(({ name, line }) => t("stranger", { name, line }));
  return (
    <p className="text-xs text-warning-text">
      {t("strangers", { count: strangers.length, names: format.list(names) })}
    </p>
  );
}

function Choice({ row, editing: { choose, org, id } }: { row: ShownRow; editing: Editing }) {
  const t = useTranslations("imports.plan");
  const act = row.choice ?? "keep";
  return (
    <ActionForm
      action={choose}
      className="min-w-0"
      hidden={{ org, id, line: String(row.line), act }}
    >
      <TellSaving />
      <SubmitButton
        aria-label={t(`${act}At`, { line: row.line })}
        className="max-w-full"
        look="outline"
        size="sm"
      >
        <span className="truncate">{t(act)}</span>
      </SubmitButton>
    </ActionForm>
  );
}
