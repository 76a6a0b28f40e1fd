import { useTranslations } from "next-intl";
import { Moment } from "@/ui/moment";
import { TextLink } from "@/ui/text-link";
import { auditHref } from "../input";
import type { AuditRow } from "../queries";
import { AuditWords } from "./audit-words";
import { Expandable } from "./expandable";

interface AuditListProps {
  rows: readonly AuditRow[];
  /** The addresses of the log and of the people. */
  path: string;
  people: string;
}

/** The entries of a page, newest first; each unfolds to what was before and after. */
export function AuditList({ rows, path, people }: AuditListProps) {
  const t = useTranslations("audit");
  return (
    <section
      aria-label={t("list")}
      className="min-h-0 flex-1 overflow-auto border-t border-separator"
    >
      <ol>
        {rows.map((row) => (
          <Expandable
            key={String(row.id)}
            line={
              <div className="flex min-w-0 flex-1 flex-col gap-x-4 pt-0.5 md:flex-row">
                <span className="min-w-0 flex-1 max-md:order-2">
                  <AuditWords people={people} row={row} />
                </span>
                <span className="flex flex-none gap-4 text-xs leading-5 text-muted tabular-nums">
                  <span className="max-md:hidden">{row.ip}</span>
                  <span className="md:w-36 md:text-end">
                    <Moment at={row.at} />
                  </span>
                </span>
              </div>
            }
          >
            <Details path={path} row={row} />
          </Expandable>
        ))}
      </ol>
    </section>
  );
}

const shown = (value: unknown): string =>
  value === null || value === undefined || value === ""
    ? "–"
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

function Details({ row, path }: { row: AuditRow; path: string }) {
  const t = useTranslations("audit");
  const facts: [string, string][] = [
    [t("field.code"), row.act],
    [t("field.ip"), shown(row.ip)],
    ...Object.entries(row.details).map(([name, value]): [string, string] => [name, shown(value)]),
  ];
  return (
    <div className="flex flex-col gap-3 text-xs">
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        {facts.map(([name, value]) => (
          <div className="contents" key={name}>
            <dt className="text-muted wrap-anywhere">{name}</dt>
            <dd className="font-mono wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <Values values={row.values} />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <TextLink href={auditHref(path, { one: row.actId })}>{t("allOfAct")}</TextLink>
        {row.accountId && (
          <TextLink href={auditHref(path, { person: row.accountId })}>
            {t("allOfPerson", { name: row.accountName ?? t("erased") })}
          </TextLink>
        )}
      </p>
    </div>
  );
}

/** Before and after, field by field. */
function Values({ values }: Pick<AuditRow, "values">) {
  const t = useTranslations("audit.field");
  const { before, after } = values ?? {};
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  return (
    <div className="overflow-x-auto">
      <table className="text-start">
        <thead>
          <tr className="text-muted">
            {[t("value"), t("before"), t("after")].map((head) => (
              <th className="py-1 pe-6 text-start font-medium" key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th className="py-0.5 pe-6 text-start font-normal text-muted" scope="row">
                {name}
              </th>
              <td className="py-0.5 pe-6 wrap-anywhere">{shown(before?.[name])}</td>
              <td className="py-0.5 wrap-anywhere">{shown(after?.[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
