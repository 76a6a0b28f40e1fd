import { Link2 } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JoinView } from "@/joins/input";
import type { listLinks } from "@/joins/queries";
import { fieldsOf, viewHref } from "@/joins/rules";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/forms/select-field";
import { PopoverButton } from "@/ui/popover-button";
import { FilterChip } from "@/ui/tables/filter-chip";

interface LinkFilterProps {
  path: string;
  view: JoinView;
  links: Awaited<ReturnType<typeof listLinks>>;
}

/** Narrows the list to who came by one of the organisation's links, which are known by when they were switched on. */
export async function LinkFilter({ path, view: { filter }, links }: LinkFilterProps) {
  const [t, format] = await Promise.all([getTranslations("joins.filter"), getFormatter()]);
  const choices = links.map(({ id, createdAt, closedAt, uses }) => ({
    value: id,
    label: t(closedAt ? "closed" : "open", {
      when: format.dateTime(createdAt, "momentWithYear"),
      count: uses,
    }),
  }));
  const chosen = choices.find(({ value }) => value === filter.link);
  const icon = <Link2 aria-hidden />;
  const editor = (
    <form action={path} className="flex flex-col gap-4 text-sm text-foreground">
      {Object.entries(fieldsOf({ ...filter, link: undefined })).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <SelectField
        choices={choices}
        defaultValue={filter.link ?? ""}
        emptyLabel={t("any")}
        label={t("link")}
        name="link"
      />
      <Button look="primary" size="sm" type="submit">
        {t("show")}
      </Button>
    </form>
  );
  return chosen ? (
    <FilterChip
      editor={editor}
      icon={icon}
      label={t("linkIs")}
      removeHref={viewHref(path, { ...filter, link: undefined })}
      value={chosen.label}
    />
  ) : (
    <PopoverButton
      label={
        <>
          {icon}
          {t("link")}
        </>
      }
      size="sm"
    >
      {editor}
    </PopoverButton>
  );
}
