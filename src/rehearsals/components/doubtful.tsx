import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "@/ui/panel";
import { TextLink } from "@/ui/text-link";
import type { Rehearsal } from "../queries";

const SHOWN = 10;

interface DoubtfulProps {
  domains: Rehearsal["domains"];
  /** The list of those whose address is in a domain. */
  hrefOf: (domain: string) => string;
}

/** Domains to look at before anybody is written to: what was probably meant, and who they are. */
export function Doubtful({ domains, hrefOf }: DoubtfulProps) {
  const t = useTranslations("rehearsal");
  const format = useFormatter();
  if (domains.length === 0) return null;
  const more = domains.length - SHOWN;
  return (
    <Panel text={t("domainsText")} title={t("domains")}>
      <ul className="-mt-2 flex flex-col divide-y divide-separator text-sm">
        {domains.slice(0, SHOWN).map((one) => (
          <li className="flex items-baseline gap-4 py-2.5" key={one.domain}>
            <span className="w-12 flex-none text-end font-semibold tabular-nums">
              {format.number(one.count)}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block font-mono wrap-anywhere">{one.domain}</span>
              <span className="block text-xs text-muted">
                {t(`doubt.${one.why}`, { meant: "meant" in one ? one.meant : "" })}
              </span>
            </span>
            <TextLink className="flex-none text-xs" href={hrefOf(one.domain)}>
              {t("showThem")}
            </TextLink>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-xs text-muted">{t("moreDomains", { count: more })}</p>}
    </Panel>
  );
}

/** Applications that are given to more people than there are licences. */
export function Short({ applications, path }: { applications: Rehearsal["short"]; path: string }) {
  const t = useTranslations("rehearsal");
  if (applications.length === 0) return null;
  return (
    <Panel text={t("shortText")} title={t("short")}>
      <ul className="-mt-2 flex flex-col divide-y divide-separator text-sm">
        {applications.map(({ id, name, licences, used }) => (
          <li className="flex items-baseline justify-between gap-4 py-2.5" key={id}>
            <TextLink className="min-w-0 truncate" href={`${path}/${id}`}>
              {name}
            </TextLink>
            <span className="flex-none text-muted tabular-nums">
              {t("usedOf", { used, licences })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
