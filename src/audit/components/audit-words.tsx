import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isRole } from "@/admins/rules";
import { TextLink } from "@/ui/text-link";
import type { AuditRow } from "../queries";
import { isAct } from "../rules";

interface AuditWordsProps {
  row: AuditRow;
  /** The address of the people, to which a name leads. */
  people: string;
}

type Texts = ReturnType<typeof useTranslations<"audit">>;
type Key = Parameters<Texts["rich"]>[0];

/** Who did what to whom, in a sentence; a code without words is shown as it is. */
export function AuditWords({ row, people }: AuditWordsProps) {
  const t = useTranslations("audit");
  const role = useTranslations("shell.role");
  const text = (name: string): string => {
    const value = row.details[name];
    return typeof value === "string" ? value : "";
  };
  const held = text("role");
  const person = row.accountId && (
    <Person href={`${people}/${row.accountId}`} name={row.accountName} />
  );
  const values = {
    actor: () => <Actor people={people} row={row} />,
    person: () => person,
    name: text("name"),
    from: text("from"),
    to: text("to"),
    role: isRole(held) ? role(held) : text("roleName") || held,
    code: row.act,
  };
  const key = (isAct(row.act) ? `act.${row.act}` : "other") as Key;
  return <span className="text-muted wrap-anywhere">{t.rich(key, values)}</span>;
}

function Person({ href, name }: { href: string; name: string | null }): ReactNode {
  const t = useTranslations("audit");
  return (
    <TextLink href={href} look="name">
      {name ?? t("erased")}
    </TextLink>
  );
}

function Actor({ row, people }: AuditWordsProps) {
  const t = useTranslations("audit");
  if (row.actorId) return <Person href={`${people}/${row.actorId}`} name={row.actorName} />;
  return (
    <strong className="font-medium text-foreground">
      {t(row.actorKind === "system" ? "system" : "invitee")}
    </strong>
  );
}
