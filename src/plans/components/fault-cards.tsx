import { useFormatter, useTranslations } from "next-intl";
import { TextLink } from "@/ui/text-link";
import { GroupActs } from "./deciding/group-acts";
import type { FaultActs, ShownGroup } from "./shown-group";

interface FaultCardsProps {
  groups: readonly ShownGroup[];
  /** How many groups are not shown, and where they are. */
  more: number;
  allHref: string;
  acts: FaultActs | undefined;
  org: string;
  id: string;
}

/** Groups of alike faults, each with one button that mends all of its rows. */
export function FaultCards({ groups, more, allHref, acts, org, id }: FaultCardsProps) {
  const t = useTranslations("imports.plan");
  if (groups.length === 0) return null;
  return (
    <div className="flex flex-none flex-col gap-2 px-4 pt-3 md:px-8">
      <ul className="grid gap-2.5 md:grid-cols-3">
        {groups.map((group) => (
          <li className="panel flex min-w-0 flex-col gap-1.5 px-3.5 py-2.5" key={group.key}>
            <Words group={group} />
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              {acts && <GroupActs acts={acts} group={group} hidden={{ org, id, key: group.key }} />}
              <TextLink className="flex-none text-sm" href={group.href} look="quiet">
                {t("showGroup", { count: group.rows })}
              </TextLink>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="text-sm">
          <TextLink href={allHref} look="quiet">
            {t("moreGroups", { count: more })}
          </TextLink>
        </p>
      )}
    </div>
  );
}

function Words({ group: { title, text, column, rows } }: { group: ShownGroup }) {
  const format = useFormatter();
  return (
    <div className="flex w-full flex-wrap items-baseline gap-x-3">
      <h2
        className="line-clamp-2 min-w-0 flex-1 text-sm font-medium wrap-anywhere"
        title={`${title} ${text}`}
      >
        {title}
      </h2>
      {column && (
        <span className="order-last w-full font-mono text-2xs text-muted wrap-anywhere">
          {column}
        </span>
      )}
      <span className="text-sm font-semibold tabular-nums">{format.number(rows)}</span>
    </div>
  );
}
