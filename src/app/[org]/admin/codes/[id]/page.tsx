import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { CodeDesk } from "@/handovers/components/code-desk";
import { readHolders } from "@/handovers/queries";
import { inOrg } from "@/lib/in-org";
import { Page, PageHead } from "@/ui/page";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import { handAtDesk, showAtDesk } from "../actions";

type Props = { params: Promise<{ org: string; id: string }> };

/** One person at the counter or on the phone. Looking at the page shows nothing: a press does, and is noted. */
export default async function CodeOfOne({ params }: Props) {
  const { org: slug, id } = await params;
  const { scope } = await enter(slug, "codes.see");
  const [holder] = isId(id) ? await inOrg(scope, (tx) => readHolders(tx, [id]), "page") : [];
  if (!holder) notFound();
  const t = await getTranslations("codes");
  const path = `/${slug}/admin/codes`;
  const known = [holder.externalId, holder.login, holder.team ?? holder.owner];
  return (
    <Page
      head={
        <PageHead
          crumbs={[{ label: t("title"), href: path }]}
          fact={known.filter(Boolean).join(" · ") || t("desk.fact")}
          title={displayName(holder)}
        />
      }
      width="prose"
    >
      <CodeDesk backHref={path} hand={handAtDesk} hidden={{ org: slug, id }} show={showAtDesk} />
    </Page>
  );
}
