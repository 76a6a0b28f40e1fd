import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { addressOf } from "@/gates/organization";
import { CodeDesk } from "@/handovers/components/code-desk";
import { readHolders, readLocked } from "@/handovers/queries";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Page, PageHead } from "@/ui/page";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import { handAtDesk, showAtDesk } from "../actions";

type Props = { params: Promise<{ org: string; id: string }> };

/** One person at the counter or on the phone. Looking at the page shows nothing: a press does, and is noted. */
export default async function CodeOfOne({ params }: Props) {
  const { org: slug, id } = await params;
  const { scope } = await enter(slug, "codes.see");
  const find = async (tx: OrgTx) => [
    ...(await readHolders(tx, [id])),
    ...(await readLocked(tx, [id])),
  ];
  const [holder] = isId(id) ? await inOrg(scope, find, "page") : [];
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
      <CodeDesk
        address={`${addressOf(slug)}/code`}
        backHref={path}
        hand={handAtDesk}
        hidden={{ org: slug, id }}
        isLocked={holder.lockedAt !== null}
        show={showAtDesk}
      />
    </Page>
  );
}
