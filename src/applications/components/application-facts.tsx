import { useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import type { Application } from "../queries";
import { overUse } from "./licences";
import { useRuleWords } from "./rule-words";

/** What an application asks of its accounts, and what of its licences needs to be known. */
export function ApplicationFacts({
  application,
}: {
  application: Application & { holders: number };
}) {
  const t = useTranslations("applications");
  const rules = useRuleWords()(application.rules);
  const over = overUse(application);
  const asleep = application.holders - application.used;
  return (
    <div className="flex flex-col gap-3 px-4 pb-4 text-sm md:px-8">
      {over > 0 && <Notice tone="warning">{t("overNote", { count: over })}</Notice>}
      <dl className="flex flex-wrap gap-x-2 gap-y-1">
        <dt className="text-muted">{t("rule.title")}</dt>
        {rules.length === 0 && <dd>{t("rule.none")}</dd>}
        {rules.map((rule) => (
          <dd className="pill pill-outline" key={rule}>
            {rule}
          </dd>
        ))}
      </dl>
      {asleep > 0 && <p className="text-muted">{t("asleep", { count: asleep })}</p>}
    </div>
  );
}
