import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { FirstSteps } from "@/overview/components/first-steps";
import { readFirstSteps } from "@/overview/queries";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../enter";
import { HideButton } from "./hide-button";
import { stepHrefs } from "./step-hrefs";

type Props = { params: Promise<{ org: string }> };

/** The first steps, also once they are done or put away. */
export default async function Steps({ params }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const facts = await inOrg(gate.scope, readFirstSteps, "page");
  const t = await getTranslations("overview");
  const head = (
    <PageHead
      acts={
        gate.permissions.includes("settings.manage") && (
          <HideButton isHidden={facts.isHidden} org={slug} />
        )
      }
      crumbs={[{ label: t("title"), href: `/${slug}/admin` }]}
      fact={t("steps.text", { org: gate.org.name })}
      title={t("steps.list")}
    />
  );
  return (
    <Page head={head}>
      <FirstSteps facts={facts} hrefs={stepHrefs(gate)} org={gate.org} />
    </Page>
  );
}
