import { useTranslations } from "next-intl";
import { NamedRows } from "@/plans/components/new-teams";
import type { NearDomain } from "@/slips/rules";
import type { FormAction } from "@/ui/forms/form-state";
import { Notice } from "@/ui/notice";

interface NearDomainsProps {
  domains: readonly (NearDomain & { href: string })[];
  /** None where the reader mends nothing. */
  fix: FormAction | undefined;
  org: string;
  id: string;
}

/** Rare domains of addresses, each with the one that was probably meant: put in at one press, or kept. */
export function NearDomains({ domains, ...rest }: NearDomainsProps) {
  const t = useTranslations("imports.plan.nearDomains");
  const count = domains.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Notice tone="warning">
      <p className="font-medium">{t("title", { count })}</p>
      <NamedRows {...rest} isKeepable teams={domains} />
    </Notice>
  );
}
