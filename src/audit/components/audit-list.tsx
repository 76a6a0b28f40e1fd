import { useTranslations } from "next-intl";
import { Moment } from "@/ui/moment";
import { TextLink } from "@/ui/text-link";
import { auditHref } from "../input";
import type { AuditRow } from "../queries";
import { isAct } from "../rules";
import { AuditWords } from "./audit-words";
import { NOTHING, tellDetails, tellValues } from "./detail-words";
import { Expandable } from "./expandable";
import { useSayer } from "./use-sayer";

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

function Details({ row, path }: { row: AuditRow; path: string }) {
  const t = useTranslations("audit");
  const say = useSayer();
  const facts: [string, string][] = [
    ...(isAct(row.act) ? [[t("field.act"), t(`named.${row.act}`)] satisfies [string, string]] : []),
    [t("field.ip"), row.ip ?? NOTHING],
    ...tellDetails(row, say),
  ];
  return (
    <div className="flex flex-col gap-3 text-xs">
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1 md:grid-cols-[14rem_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div className="contents" key={name}>
            <dt className="text-muted wrap-anywhere">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      <Values rows={tellValues(row, say)} />
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
function Values({ rows }: { rows: readonly [label: string, before: string, after: string][] }) {
  const t = useTranslations("audit.field");
  if (rows.length === 0) return null;
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
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th className="py-0.5 pe-6 text-start font-normal text-muted" scope="row">
                {name}
              </th>
              <td className="py-0.5 pe-6 wrap-anywhere">{before}</td>
              <td className="py-0.5 wrap-anywhere">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
