import { UserRound, UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { OwnerPicker } from "@/accounts/components/form/owner-picker";
import { fieldsOf, viewHref } from "@/handovers/rules";
import { inOrg } from "@/lib/in-org";
import { readChoices } from "@/people/read-choices";
import { Button } from "@/ui/button";
import { PopoverButton } from "@/ui/popover-button";
import { ChoiceFilter } from "@/ui/tables/choice-filter";
import { FilterChip } from "@/ui/tables/filter-chip";
import type { CodesPage } from "./codes-page";

/** Narrows the list to one team or to the contacts of one owner; to one campaign, where the address names it. */
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
      {!filter.owner && gate.permissions.includes("accounts.manage") && (
        <PopoverButton
          label={
            <>
              <UserRound aria-hidden />
              {t("owner")}
            </>
          }
          size="sm"
        >
          <form action={path} className="flex flex-col gap-4 text-sm text-foreground">
            {Object.entries(fieldsOf(filter)).map(([name, kept]) => (
              <input key={name} name={name} type="hidden" value={kept} />
            ))}
            <OwnerPicker
              hint={t("ownerHint")}
              label={t("owner")}
              name="owner"
              source={`/${gate.org.slug}/admin/people/owners`}
            />
            <Button look="primary" size="sm" type="submit">
              {t("show")}
            </Button>
          </form>
        </PopoverButton>
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
