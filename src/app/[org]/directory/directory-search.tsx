import { getTranslations } from "next-intl/server";
import type { DirectoryQuery } from "@/colleagues/input";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField, PublicSelect } from "@/ui/public/public-field";

interface DirectorySearchProps {
  action: string;
  query: DirectoryQuery;
  teams: readonly { id: string; name: string }[];
}

/** Words and a team; a plain form whose answer has an address of its own. */
export async function DirectorySearch({ action, query, teams }: DirectorySearchProps) {
  const t = await getTranslations("colleagues");
  const choices = [
    { value: "", label: t("allTeams") },
    ...teams.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search>
      <form
        action={action}
        className="flex flex-col gap-4 md:flex-row md:items-end [&>div]:min-w-0 [&>div]:flex-1"
      >
        <PublicField
          autoComplete="off"
          defaultValue={query.q}
          enterKeyHint="search"
          label={t("search")}
          maxLength={200}
          name="q"
          type="search"
        />
        {teams.length > 0 && (
          <PublicSelect
            choices={choices}
            defaultValue={query.team ?? ""}
            label={t("team")}
            name="team"
          />
        )}
        <PublicButton className="md:w-auto" look="quiet">
          {t("show")}
        </PublicButton>
      </form>
    </search>
  );
}
