import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { NewTeam } from "../rules";
import { TellSaving } from "./deciding/saving";

interface NewTeamsProps {
  teams: readonly (NewTeam & { href: string })[];
  /** How many are made in all. */
  count: number;
  /** None where the reader mends nothing. */
  fix: FormAction | undefined;
  org: string;
  id: string;
}

/** As many are shown at once; those that are near another name come first. */
const SHOWN = 4;

/** Teams that applying makes: by how many rows, and which one was probably meant instead, put in at one press. */
export function NewTeams({ teams, count, ...rest }: NewTeamsProps) {
  const t = useTranslations("imports.plan.newTeams");
  if (count === 0) return null;
  const [first, others] = [teams.slice(0, SHOWN), teams.slice(SHOWN)];
  return (
    <Notice tone={teams.some(({ near }) => near) ? "warning" : "info"}>
      <p className="font-medium">{t("title", { count })}</p>
      <TeamList {...rest} teams={first} />
      {others.length > 0 && (
        <details>
          <summary className="mt-1.5 w-fit cursor-pointer underline underline-offset-4">
            {t("more", { count: count - first.length })}
          </summary>
          <TeamList {...rest} teams={others} />
        </details>
      )}
    </Notice>
  );
}

function TeamList({ teams, fix, org, id }: Omit<NewTeamsProps, "count">) {
  const t = useTranslations("imports.plan");
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {teams.map(({ key, name, rows, near, href }) => (
        <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 md:min-h-8" key={key}>
          <span className="min-w-0 font-medium wrap-anywhere text-foreground">{name}</span>
          <TextLink className="flex-none" href={href} look="quiet">
            {t("showGroup", { count: rows })}
          </TextLink>
          {near !== undefined && (
            <span className="min-w-0 wrap-anywhere">{t("newTeams.near", { name: near })}</span>
          )}
          {near !== undefined && fix && (
            <ActionForm
              action={fix}
              className="min-w-0"
              hidden={{ ...{ org, id, key }, right: near }}
            >
              <TellSaving />
              <SubmitButton className="max-w-full" look="outline" size="sm">
                <WandSparkles aria-hidden className="flex-none text-accent-text" />
                <span className="truncate">{t("fix", { count: rows, right: near })}</span>
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
