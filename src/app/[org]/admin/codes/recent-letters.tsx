import { getFormatter, getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { listRuns } from "@/printouts/queries";
import { TextLink } from "@/ui/text-link";
import type { CodesPage } from "./codes-page";

/** The way back to letters that the reader asked for within a day. */
export async function RecentLetters({ gate, path }: CodesPage) {
  const runs = await inOrg(gate.scope, (tx) => listRuns(tx), "page");
  if (runs.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("codes.letters"), getFormatter()]);
  return (
    <p className="flex flex-none flex-wrap gap-x-4 gap-y-1 px-4 pb-3 text-sm text-muted md:px-8">
      {t("recent")}
      {runs.map(({ id, count, createdAt }) => (
        <TextLink href={`${path}/letters/${id}`} key={id}>
          {t("run", { count, when: format.dateTime(createdAt, "moment") })}
        </TextLink>
      ))}
    </p>
  );
}
