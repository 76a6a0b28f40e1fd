"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { OmitBar } from "@/omissions/components/omit-bar";
import type { Omitting } from "@/omissions/components/omitting";
import { TickRow } from "@/omissions/components/tick-row";
import type { Ticked } from "@/omissions/components/use-ticked";
import { useTicked } from "@/omissions/components/use-ticked";
import { CellEditor } from "./cell-editor";
import { ChangeList } from "./change-list";
import { PersonCell } from "./person-cell";
import { MarkedCell, PlanCell } from "./plan-cell";
import type { Editing, ShownCell, ShownRow } from "./shown-row";

interface PlanTableProps {
  rows: readonly ShownRow[];
  columns: readonly { key: string; at: number; name: string }[];
  /** Cells as in the file, or what changes of known people. */
  shows: "cells" | "changes";
  hasOutcome: boolean;
  editing?: Editing | undefined;
  omitting?: Omitting | undefined;
}

const HEAD =
  "z-10 h-8 border-b border-separator bg-surface-secondary px-2 text-start text-xs font-medium whitespace-nowrap text-muted last:pe-8 md:sticky md:top-0";
/** Which line it is, who it is about and what is wrong stay in sight wherever one has scrolled to. */
const AT_LINE = "md:sticky md:left-0 md:min-w-28 md:max-w-28 md:ps-8";
const AT_PERSON = "lg:sticky lg:left-28 lg:border-e lg:border-e-separator";

/**
 * The rows of a plan. A row begins with who it is about and what is wrong, where it is also put right; on a phone that is all
 * there is of it.
 */
export function PlanTable(props: PlanTableProps) {
  const { rows, omitting } = props;
  const open = rows.filter(({ omission }) => omission && omission === omitting?.act);
  const ticked = useTicked(open.map(({ line }) => line));
  if (!omitting || open.length === 0) return <Table {...props} />;
  return (
    <>
      <OmitBar omitting={omitting} ticked={ticked} />
      <Table {...props} ticked={ticked} />
    </>
  );
}

type TableProps = PlanTableProps & { ticked?: Ticked };

function Table(props: TableProps) {
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
            <th className={`${HEAD} ${AT_LINE} md:z-20`} scope="col">
              {t("line")}
            </th>
            <th className={`${HEAD} ${AT_PERSON} lg:z-20`} scope="col">
              {t("person")}
            </th>
            {hasOutcome && (
              <th className={HEAD} scope="col">
                {t("outcome")}
              </th>
            )}
            {isCells &&
              columns.map(({ at, name }) => (
                <th className={`${HEAD} font-mono`} key={at} scope="col">
                  {name}
                </th>
              ))}
            {isCells ? (
              <td className={`${HEAD} w-full`} />
            ) : (
              <th className={`${HEAD} w-full`} scope="col">
                {t("changes")}
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

/**
 * One cell of a row at a time is open to be corrected, as long as it is what it was when it was opened: what was kept may
 * move the cell elsewhere in its row, which takes the editor off the page before that can say it is done.
 */
function useEdited(row: ShownRow, editing: Editing | undefined) {
  const [edited, setEdited] = useState<Pick<ShownCell, "at" | "value">>();
  const [left, setLeft] = useState<number>();
  const close = (keepsFocus: boolean) => {
    setLeft(keepsFocus ? edited?.at : undefined);
    setEdited(undefined);
  };
  return (cell: ShownCell, name: string) => {
    const isEdited = edited?.at === cell.at;
    if (isEdited && edited.value === cell.value && editing) {
      const { save, org, id } = editing;
      const column = cell.at < 0 ? cell.key : String(cell.at);
      const at = { line: String(row.line), column };
      return (
        <CellEditor
          action={save}
          cell={cell}
          close={close}
          hidden={{ org, id, ...at }}
          line={row.line}
        />
      );
    }
    return (
      <PlanCell
        cell={cell}
        edit={editing ? () => setEdited(cell) : undefined}
        editing={editing}
        line={row.line}
        name={name}
        takesFocus={isEdited || left === cell.at}
      />
    );
  };
}

function PlanRow(props: TableProps & { row: ShownRow }) {
  const { row, columns, shows, hasOutcome, editing, omitting, ticked } = props;
  const isCells = shows === "cells";
  const cellOf = useEdited(row, editing);
  const nameOf = ({ at, key }: ShownCell) => columns.find((one) => one.at === at)?.name ?? key;
  const wrong = [...row.cells.filter(({ faults }) => faults.length > 0), ...row.absent];
  return (
    <tr
      className={`relative flex flex-col gap-2 border-separator px-4 py-3 max-md:border-b md:table-row md:p-0 ${ticked ? "max-md:ps-14" : ""}`}
    >
      <td
        className={`${TD} ${AT_LINE} text-muted tabular-nums max-md:absolute max-md:start-4 max-md:top-3 md:bg-surface md:pt-2.5 md:z-[1]`}
      >
        <span className="flex items-center gap-2.5">
          {ticked && <TickRow line={row.line} ticked={ticked} />}
          <span className="max-md:hidden">{row.line}</span>
        </span>
      </td>
      <td className={`${TD} ${AT_PERSON} md:bg-surface lg:z-[1]`}>
        <PersonCell editing={editing} omitting={omitting} row={row}>
          {isCells && wrong.map((cell) => <div key={cell.at}>{cellOf(cell, nameOf(cell))}</div>)}
        </PersonCell>
      </td>
      {hasOutcome && (
        <td className={`${TD} text-muted md:min-w-40 md:max-w-80 md:pt-2.5`}>
          {row.outcome ?? "–"}
        </td>
      )}
      {isCells &&
        row.cells.map((cell) => (
          <td className={`${TD} max-md:hidden`} key={cell.at}>
            {cell.faults.length > 0 ? <MarkedCell cell={cell} /> : cellOf(cell, nameOf(cell))}
          </td>
        ))}
      <td className={`${TD} ${isCells ? "max-md:hidden" : ""}`}>
        {!isCells && <ChangeList changes={row.changes} />}
      </td>
    </tr>
  );
}
