import { WandSparkles } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextLink } from "@/ui/text-link";

/** Alike faults in the reader's words. */
export type ShownGroup = {
  key: string;
  title: string;
  text: string;
  column: string | undefined;
  rows: number;
  /** One for all: put in their place. Several: each row has its own. */
  right: string | undefined;
  isFixable: boolean;
  href: string;
};

import { TellSaving } from "./deciding/saving";

interface FaultCardsProps {
  groups: readonly ShownGroup[];
  /** How many groups are not shown, and where they are. */
  more: number;
  allHref: string;
  fix: FormAction | undefined;
  org: string;
  id: string;
}

/** Groups of alike faults, each with one button that mends all of its rows. */
export function FaultCards({ groups, more, allHref, fix, org, id }: FaultCardsProps) {
  const t = useTranslations("imports.plan");
  if (groups.length === 0) return null;
  return (
    <div className="flex flex-none flex-col gap-2 px-4 pt-3 md:px-8">
      <ul className="grid gap-2.5 md:grid-cols-3">
        {groups.map((group) => (
          <li className="panel flex min-w-0 flex-col gap-1.5 px-3.5 py-2.5" key={group.key}>
            <Words group={group} />
            <div className="flex items-center gap-3">
              {fix && group.isFixable && (
                <ActionForm action={fix} className="min-w-0" hidden={{ org, id, key: group.key }}>
                  <TellSaving />
                  <FixButton group={group} />
                </ActionForm>
              )}
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
    <div className="flex w-full items-baseline gap-3">
      <h2 className="min-w-0 flex-1 truncate text-sm font-medium" title={`${title} ${text}`}>
        {title}
      </h2>
      {column && (
        <span className="max-w-32 truncate font-mono text-2xs text-muted" title={column}>
          {column}
        </span>
      )}
      <span className="text-sm font-semibold tabular-nums">{format.number(rows)}</span>
    </div>
  );
}

function FixButton({ group: { rows, right } }: { group: ShownGroup }) {
  const t = useTranslations("imports.plan");
  const words =
    right === undefined ? t("fixEach", { count: rows }) : t("fix", { count: rows, right });
  return (
    <SubmitButton className="max-w-full" look="outline" size="sm">
      <WandSparkles aria-hidden className="flex-none text-accent-text" />
      <span className="truncate" title={words}>
        {words}
      </span>
    </SubmitButton>
  );
}
