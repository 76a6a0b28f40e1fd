import { Link2 } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JoinView } from "@/joins/input";
import type { listLinks } from "@/joins/queries";
import { fieldsOf, viewHref } from "@/joins/rules";
import { ChoiceFilter } from "@/ui/tables/choice-filter";

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
  return (
    <ChoiceFilter
      choices={choices}
      icon={<Link2 aria-hidden />}
      keep={fieldsOf({ ...filter, link: undefined })}
      name="link"
      path={path}
      removeHref={viewHref(path, { ...filter, link: undefined })}
      texts={{ label: t("link"), is: t("linkIs"), any: t("any"), show: t("show") }}
      value={filter.link}
    />
  );
}
