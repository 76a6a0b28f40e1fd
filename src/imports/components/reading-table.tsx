import { useFormatter, useTranslations } from "next-intl";
import { NOT_READ } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";
import { COLUMN_KEYS } from "@/rosters/rules";
import { SelectField } from "@/ui/forms/select-field";
import type { Reading } from "../input";
import type { ImportPurpose } from "../rules";

interface ReadingTableProps {
  reading: Reading;
  purpose: ImportPurpose;
}

/** Choosing people only asks who they are. */
const NAMING: readonly ColumnKey[] = ["EMAIL", "EXTERNAL_ID", "LOGIN"];
const NAMED = 6;

/** The first rows as they were read; above each column what it means. */
export function ReadingTable({ reading, purpose }: ReadingTableProps) {
  const t = useTranslations("imports.reading");
  // columns may be called alike: their place tells them apart
  const columns = reading.header.map((name, at) => ({ name, at, id: `${at} ${name}` }));
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 className="text-base font-semibold">{t("columns")}</h2>
        <p className="text-sm text-muted">{t("columnsText")}</p>
      </div>
      <Unread reading={reading} />
      <section
        aria-label={t("preview")}
        className="relative overflow-x-auto rounded-lg border border-border"
      >
        <table className="w-full border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              <th
                className="border-b border-separator bg-surface-secondary px-3 py-2 text-start align-bottom text-xs font-medium text-muted"
                scope="col"
              >
                {t("line")}
              </th>
              {columns.map(({ name, at, id }) => (
                <HeadCell
                  at={at}
                  key={`${id} ${reading.mapping[at]}`}
                  keys={purpose === "CHOOSE" ? NAMING : COLUMN_KEYS}
                  mapped={reading.mapping[at] ?? null}
                  name={name}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.preview.map(({ line, cells }) => (
              <tr key={line}>
                <td className="border-b border-separator px-3 py-2 text-muted tabular-nums">
                  {line}
                </td>
                {columns.map(({ at, id }) => (
                  <td
                    className={`max-w-60 truncate border-b border-separator px-3 py-2 whitespace-nowrap ${reading.mapping[at] ? "" : "text-muted"}`}
                    key={id}
                    title={cells[at]}
                  >
                    {cells[at] || "–"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface HeadCellProps {
  at: number;
  name: string;
  mapped: ColumnKey | null;
  keys: readonly ColumnKey[];
}

function HeadCell({ at, name, mapped, keys }: HeadCellProps) {
  const t = useTranslations("imports.reading");
  const roster = useTranslations("roster.columns");
  const shown = name || t("unnamed", { number: at + 1 });
  return (
    <th
      className="border-b border-separator bg-surface-secondary px-3 py-2 text-start align-bottom font-medium"
      scope="col"
    >
      <span className="mb-1.5 block max-w-52 truncate font-mono text-xs text-muted" title={shown}>
        {shown}
      </span>
      <SelectField
        choices={keys.map((key) => ({ value: key, label: `${roster(`${key}.name`)} (${key})` }))}
        className="w-72"
        defaultValue={mapped ?? ""}
        emptyLabel={t("notRead")}
        isLabelHidden
        label={t("column", { name: shown })}
        name={`column.${at}`}
      />
    </th>
  );
}

/** Columns that nothing is taken from are named, so that none is missed. */
function Unread({ reading: { header, mapping } }: { reading: Reading }) {
  const t = useTranslations("imports.reading");
  const format = useFormatter();
  const unread = header.flatMap((name, at) =>
    NOT_READ.has(mapping[at] ?? null) ? [name || t("unnamed", { number: at + 1 })] : [],
  );
  if (unread.length === 0) return null;
  const more = unread.length > NAMED ? ["…"] : [];
  const names = format.list([...unread.slice(0, NAMED), ...more], { type: "unit" });
  return <p className="text-sm text-muted">{t("unknown", { count: unread.length, names })}</p>;
}
