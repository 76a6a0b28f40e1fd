import { UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { fieldsOf, viewHref } from "@/handovers/rules";
import { inOrg } from "@/lib/in-org";
import { readChoices } from "@/people/read-choices";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/forms/select-field";
import { PopoverButton } from "@/ui/popover-button";
import { FilterChip } from "@/ui/tables/filter-chip";
import type { CodesPage } from "./codes-page";

/** Narrows the list to one team; to the contacts of one owner, or to one campaign, where the address names them. */
export async function PlaceFilters({ gate, path, view }: CodesPage) {
  const t = await getTranslations("codes.filter");
  const { filter } = view;
  const { owner, teams } = await inOrg(gate.scope, (tx) => readChoices(tx, filter), "page");
  const team = teams.find(({ value }) => value === filter.team);
  const editor = (
    <form action={path} className="flex flex-col gap-4 text-sm text-foreground">
      {Object.entries(fieldsOf({ ...filter, team: undefined })).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <SelectField
        choices={teams}
        defaultValue={filter.team ?? ""}
        emptyLabel={t("anyTeam")}
        label={t("team")}
        name="team"
      />
      <Button look="primary" size="sm" type="submit">
        {t("show")}
      </Button>
    </form>
  );
  const icon = <UsersRound aria-hidden />;
  return (
    <>
      {team && (
        <FilterChip
          editor={editor}
          icon={icon}
          label={t("teamIs")}
          removeHref={viewHref(path, { ...filter, team: undefined })}
          value={team.label}
        />
      )}
      {!team && teams.length > 0 && (
        <PopoverButton
          label={
            <>
              {icon}
              {t("team")}
            </>
          }
          size="sm"
        >
          {editor}
        </PopoverButton>
      )}
      {filter.campaign && (
        <FilterChip
          label={t("campaignIs")}
          removeHref={viewHref(path, { ...filter, campaign: undefined })}
          value={t("oneCampaign")}
        />
      )}
      {owner && filter.owner && (
        <FilterChip
          label={t("ownerIs")}
          removeHref={viewHref(path, { ...filter, owner: undefined })}
          value={owner}
        />
      )}
    </>
  );
}
