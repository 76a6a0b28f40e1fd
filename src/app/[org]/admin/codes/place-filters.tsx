import { UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { fieldsOf, viewHref } from "@/handovers/rules";
import { inOrg } from "@/lib/in-org";
import { readChoices } from "@/people/read-choices";
import { ChoiceFilter } from "@/ui/tables/choice-filter";
import { FilterChip } from "@/ui/tables/filter-chip";
import type { CodesPage } from "./codes-page";

/** Narrows the list to one team; to the contacts of one owner, or to one campaign, where the address names them. */
export async function PlaceFilters({ gate, path, view }: CodesPage) {
  const t = await getTranslations("codes.filter");
  const { filter } = view;
  const { owner, teams } = await inOrg(gate.scope, (tx) => readChoices(tx, filter), "page");
  return (
    <>
      {teams.length > 0 && (
        <ChoiceFilter
          choices={teams}
          icon={<UsersRound aria-hidden />}
          keep={fieldsOf({ ...filter, team: undefined })}
          name="team"
          path={path}
          removeHref={viewHref(path, { ...filter, team: undefined })}
          texts={{ label: t("team"), is: t("teamIs"), any: t("anyTeam"), show: t("show") }}
          value={filter.team}
        />
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
