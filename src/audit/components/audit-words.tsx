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
  const count = (name: string): number => Number(row.details[name] ?? 0);
  const held = text("role");
  const person = row.accountId && (
    <Person
      gone={row.act === "account.erase" ? "anAccount" : "erased"}
      href={`${people}/${row.accountId}`}
      name={row.accountName}
    />
  );
  const values = {
    actor: () => <Actor people={people} row={row} />,
    person: () => person,
    name: text("name"),
    from: text("from"),
    to: text("to"),
    role: isRole(held) ? role(held) : text("roleName") || held,
    code: row.act,
    file: () => <File name={row.fileName} />,
    // what was done to whom no longer has a name is a sentence without one
    whose: row.accountName === null ? "erased" : "known",
    mobile: text("mobile"),
    counted: "yes",
    removed: count("removed"),
    ledBack: count("ledBack"),
    left: count("left"),
  };
  const key = (isAct(row.act) ? `act.${row.act}` : "other") as Key;
  return <span className="text-muted wrap-anywhere">{t.rich(key, values)}</span>;
}

interface PersonProps {
  href: string;
  name: string | null;
  /** What stands for who has no name any more. */
  gone?: "erased" | "anAccount";
}

function Person({ href, name, gone = "erased" }: PersonProps): ReactNode {
  const t = useTranslations("audit");
  return (
    <TextLink href={href} look="name">
      {name ?? t(gone)}
    </TextLink>
  );
}

/** The file of an import, as long as it is here. */
function File({ name }: { name: string | null }): ReactNode {
  const t = useTranslations("audit");
  return <span className="font-medium text-foreground">{name || t("aFile")}</span>;
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
