import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { NewTeam } from "@/teams/rules";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
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

/** What looks like a slip may be kept as it is written. */
type NamedRowsProps = Omit<NewTeamsProps, "count"> & { isKeepable?: boolean };

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
      <NamedRows {...rest} teams={first} />
      {others.length > 0 && (
        <details>
          <summary className="mt-1.5 w-fit cursor-pointer underline underline-offset-4">
            {t("more", { count: count - first.length })}
          </summary>
          <NamedRows {...rest} teams={others} />
        </details>
      )}
    </Notice>
  );
}

/** Names with their rows, and what was probably meant instead, put in at one press. */
export function NamedRows({ teams, ...rest }: NamedRowsProps) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
      {teams.map((team) => (
        <li
          className={`flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 ${team.near === undefined ? "" : "w-full"}`}
          key={team.key}
        >
          <Team team={team} {...rest} />
        </li>
      ))}
    </ul>
  );
}

type TeamProps = Omit<NamedRowsProps, "teams"> & { team: NewTeamsProps["teams"][number] };

function Team({ team: { key, name, rows, near, href }, fix, org, id, isKeepable }: TeamProps) {
  const t = useTranslations("imports.plan");
  return (
    <>
      <span className="min-w-0 font-medium wrap-anywhere text-foreground">{name}</span>
      <TextLink className="flex-none" href={href} look="quiet">
        {t("showGroup", { count: rows })}
      </TextLink>
      {near !== undefined && (
        <span className="min-w-0 wrap-anywhere">{t("newTeams.near", { name: near })}</span>
      )}
      {near !== undefined && fix && (
        <ActionForm action={fix} className="min-w-0" hidden={{ ...{ org, id, key }, right: near }}>
          <TellSaving />
          <SubmitButton className="max-w-full" look="outline" size="sm">
            <WandSparkles aria-hidden className="flex-none text-accent-text" />
            <span className="truncate">{t("fix", { count: rows, right: near })}</span>
          </SubmitButton>
        </ActionForm>
      )}
      {isKeepable && fix && (
        <ActionForm
          action={fix}
          className="flex-none"
          hidden={{ ...{ org, id, key }, keep: "yes" }}
        >
          <TellSaving />
          <SubmitButton look="ghost" size="sm">
            {t("keepWritten")}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
