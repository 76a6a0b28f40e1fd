import { CircleCheck, CircleX, Copy, UserRound } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { TextLink } from "@/ui/text-link";
import type { JudgedLine } from "../../judge-lines";

/** Each line with its number, its value, and what it is or what would be right. */
export function JudgedLines({ lines, path }: { lines: readonly JudgedLine[]; path: string }) {
  const t = useTranslations("several");
  const format = useFormatter();
  return (
    <section aria-label={t("list")}>
      <table className="w-full text-sm">
        <thead className="text-xs text-muted max-md:sr-only">
          <tr>
            <th className="w-12 py-1.5 pe-3 text-end font-medium" scope="col">
              {t("line")}
            </th>
            <th className="py-1.5 pe-3 text-start font-medium" scope="col">
              {t("value")}
            </th>
            <th className="py-1.5 text-start font-medium" scope="col">
              {t("verdict")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              className="border-t border-separator align-top max-md:grid max-md:grid-cols-[2.5rem_1fr] max-md:py-2"
              key={line.line}
            >
              <td className="pe-3 text-muted tabular-nums md:py-2 md:text-end">
                {format.number(line.line)}
              </td>
              <td className="wrap-anywhere md:py-2 md:pe-6">{line.value}</td>
              <td className="max-md:col-start-2 md:py-2">
                <Verdict line={line} path={path} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const WORD = "inline-flex items-start gap-1.5 [&_svg]:mt-0.5 [&_svg]:size-3.5 [&_svg]:flex-none";

function Verdict({ line, path }: { line: JudgedLine; path: string }) {
  const t = useTranslations("several");
  const { isHeading, fault, repeats, person } = line;
  const name = [line.firstName, line.lastName].filter(Boolean).join(" ");
  if (isHeading) return <span className="text-muted">{t("heading")}</span>;
  if (fault)
    return (
      <span className={`${WORD} text-danger-text`}>
        <CircleX aria-hidden />
        {t(fault, { part: line.part ?? "" })}
      </span>
    );
  if (repeats !== undefined)
    return (
      <span className={`${WORD} text-muted`}>
        <Copy aria-hidden />
        {t("repeats", { line: repeats })}
      </span>
    );
  if (person)
    return (
      <span className={`${WORD} text-warning-text`}>
        <UserRound aria-hidden />
        <span>
          <TextLink href={`${path}/${person.id}`}>
            {t(person.status === "CLOSED" ? "closed" : "person", { name: person.name })}
          </TextLink>{" "}
          {person.canReopen && (
            <TextLink href={`${path}/${person.id}?ask=reopen`}>{t("reopen")}</TextLink>
          )}
        </span>
      </span>
    );
  return (
    <span className={`${WORD} text-success-text`}>
      <CircleCheck aria-hidden />
      {name ? t("isNewAs", { name }) : t("isNew")}
      {!line.email && !line.phone && ` ${t("isCoded")}`}
    </span>
  );
}
