import { useFormatter, useTranslations } from "next-intl";
import { TextLink } from "@/ui/text-link";
import type { PlannedFor } from "@/waves/queries";

interface PlannedLineProps {
  /** The console. */
  path: string;
  planned: PlannedFor;
}

/** Which campaign is to write to somebody, and when where that is known. */
export function PlannedLine({
  path,
  planned: { id, at, kind, count, isPaused },
}: PlannedLineProps) {
  const t = useTranslations("person.invitation");
  const titles = useTranslations("campaigns.page.title");
  const format = useFormatter();
  return t.rich("planned", {
    link: (words) => <TextLink href={`${path}/campaigns/${id}`}>{words}</TextLink>,
    title: titles(kind, { count }),
    isDated: isPaused ? "paused" : at ? "yes" : "no",
    when: at ? format.dateTime(at, "exact") : "",
  });
}
