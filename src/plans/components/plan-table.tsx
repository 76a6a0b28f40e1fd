"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { TextLink } from "@/ui/text-link";
import { CellEditor } from "./cell-editor";
import { ChangeList } from "./change-list";
import { PlanCell } from "./plan-cell";
import { hasNotes, RowNotes } from "./row-notes";
import type { Editing, ShownCell, ShownRow } from "./shown-row";

interface PlanTableProps {
  rows: readonly ShownRow[];
  columns: readonly { key: string; at: number; name: string }[];
  /** Cells as in the file, or what changes of known people. */
  shows: "cells" | "changes";
  hasOutcome: boolean;
  editing?: Editing | undefined;
}

const HEAD =
  "z-10 h-8 border-b border-separator bg-surface-secondary px-2 text-start text-xs font-medium whitespace-nowrap text-muted first:ps-4 last:pe-8 md:sticky md:top-0 md:first:ps-8";

/** The rows of a plan. On a phone a row is who it is about and what is wrong, one below the other. */
export function PlanTable(props: PlanTableProps) {
  const { rows, columns, shows, hasOutcome } = props;
  const t = useTranslations("imports.plan");
  const isCells = shows === "cells";
  return (
    <section
      aria-label={t("table")}
      className="relative flex-none border-t border-separator md:min-h-72 md:flex-1 md:basis-0 md:overflow-auto"
    >
      <table className="block w-full text-sm md:table md:border-separate md:border-spacing-0">
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr>
            <th className={HEAD} scope="col">
              {t("line")}
            </th>
            {(hasOutcome || !isCells) && (
              <th className={HEAD} scope="col">
                {t("person")}
              </th>
            )}
            {isCells &&
              columns.map(({ at, name }) => (
                <th className={`${HEAD} font-mono`} key={at} scope="col">
                  {name}
                </th>
              ))}
            {!isCells && (
              <th className={`${HEAD} w-full`} scope="col">
                {t("changes")}
              </th>
            )}
            {hasOutcome && (
              <th className={HEAD} scope="col">
                {t("outcome")}
              </th>
            )}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {rows.map((row) => (
            <PlanRow key={row.line} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const TD =
  "max-md:block md:h-10 md:border-b md:border-separator md:px-2 md:py-1 md:last:pe-8 align-top";

function PlanRow({ row, columns, shows, hasOutcome, editing }: PlanTableProps & { row: ShownRow }) {
  const isCells = shows === "cells";
  const isNoted = hasNotes(row, editing);
  return (
    <>
      <tr
        className={`flex flex-col gap-2 px-4 py-3 md:table-row md:p-0 ${isNoted ? "max-md:pb-1 md:[&>td]:border-b-0" : "max-md:border-b max-md:border-separator"}`}
      >
        <LineTd row={row} />
        {(hasOutcome || !isCells) && (
          <td className={`${TD} max-md:hidden md:pt-2.5 md:whitespace-nowrap`}>
            <Name row={row} />
          </td>
        )}
        {isCells ? (
          <CellTds editing={editing} row={row} />
        ) : (
          <td className={TD}>
            <ChangeList changes={row.changes} />
          </td>
        )}
        {hasOutcome && <td className={`${TD} text-muted md:pt-2.5`}>{row.outcome ?? "–"}</td>}
      </tr>
      {isNoted && <RowNotes editing={editing} row={row} width={columns.length + 3} />}
    </>
  );
}

/** The cells of a line; one of them at a time is open to be corrected. */
function CellTds({ row, editing }: Pick<PlanTableProps, "editing"> & { row: ShownRow }) {
  const [edited, setEdited] = useState<number>();
  const [left, setLeft] = useState<number>();
  const close = (keepsFocus: boolean) => {
    setLeft(keepsFocus ? edited : undefined);
    setEdited(undefined);
  };
  const editorOf = (cell: ShownCell) =>
    editing && (
      <CellEditor
        action={editing.save}
        cell={cell}
        close={close}
        hidden={{
          ...{ org: editing.org, id: editing.id },
          ...{ line: String(row.line), column: String(cell.at) },
        }}
        line={row.line}
      />
    );
  return row.cells.map((cell) => {
    const isEdited = edited === cell.at;
    const isQuiet = cell.faults.length === 0 && !isEdited;
    return (
      <td className={`${TD} ${isQuiet ? "max-md:hidden" : ""}`} key={cell.at}>
        {isEdited ? (
          editorOf(cell)
        ) : (
          <PlanCell
            cell={cell}
            edit={editing ? () => setEdited(cell.at) : undefined}
            editing={editing}
            line={row.line}
            takesFocus={left === cell.at}
          />
        )}
      </td>
    );
  });
}

function LineTd({ row }: { row: ShownRow }) {
  const t = useTranslations("imports.plan");
  return (
    <td className={`${TD} text-muted tabular-nums md:ps-8 md:pt-2.5`}>
      <span className="max-md:hidden">{row.line}</span>
      <span className="flex items-baseline gap-3 md:hidden">
        <span className="min-w-0 flex-1 truncate text-base text-foreground">
          <Name row={row} />
        </span>
        <span className="flex-none text-xs">{t("atLine", { line: row.line })}</span>
      </span>
    </td>
  );
}

function Name({ row: { name, href } }: { row: ShownRow }): ReactNode {
  if (!href) return <span className="text-foreground">{name || "–"}</span>;
  return (
    <TextLink href={href} look="name">
      {name || "–"}
    </TextLink>
  );
}
