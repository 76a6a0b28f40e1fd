import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TellSaving } from "./deciding/saving";
import type { Editing, ShownRow } from "./shown-row";

interface RowNotesProps {
  row: ShownRow;
  /** Columns of the table. */
  width: number;
  editing: Editing | undefined;
}

/** Whether something stands below the row. */
export const hasNotes = ({ notes, choice }: ShownRow, editing: Editing | undefined): boolean =>
  notes.length > 0 || (editing !== undefined && choice !== undefined);

/** What is wrong with a row as a whole, or worth knowing of it, below it; and which of several rows is kept. */
export function RowNotes({ row, width, editing }: RowNotesProps) {
  return (
    <tr className="block md:table-row">
      <td
        className={`block border-b border-separator px-4 pb-3 text-xs md:table-cell md:px-8 md:pb-2 ${row.isWrong ? "text-danger-text" : "text-muted"}`}
        colSpan={width}
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 md:sticky md:left-8 md:w-fit">
          {row.notes.length > 0 && (
            <div>
              {row.notes.map((note) => (
                <p className="inline pe-3" key={note}>
                  {note}
                </p>
              ))}
            </div>
          )}
          {editing && row.choice && <Choice editing={editing} row={row} />}
          {editing && row.strangers.length > 0 && <Strangers row={row} />}
        </div>
      </td>
    </tr>
  );
}

/** Who shares the key and goes by another name is somebody else: keeping this row leaves them out. */
function Strangers({ row: { strangers } }: { row: ShownRow }) {
  const t = useTranslations("imports.plan");
  const format = useFormatter();
  const names = strangers.map(({ name, line }) => t("stranger", { name, line }));
  return (
    <p className="text-warning-text">
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
      className="contents"
      hidden={{ org, id, line: String(row.line), act }}
    >
      <TellSaving />
      <SubmitButton aria-label={t(`${act}At`, { line: row.line })} look="outline" size="sm">
        {t(act)}
      </SubmitButton>
    </ActionForm>
  );
}
