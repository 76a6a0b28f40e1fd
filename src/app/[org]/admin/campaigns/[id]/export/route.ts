import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { readCampaign } from "@/campaigns/queries";
import { inOrg } from "@/lib/in-org";
import type { CampaignPlace } from "@/recipients/export-campaign";
import { exportCampaign } from "@/recipients/export-campaign";
import { download } from "../../../../download";
import { isId } from "../../../chosen";
import { enter } from "../../../enter";

type Params = { params: Promise<{ org: string; id: string }> };

/** Downloads what became of everybody in a campaign, piece by piece. */
export async function GET(_: NextRequest, { params }: Params) {
  const { org: slug, id } = await params;
  const { scope, org } = await enter(slug, "accounts.invite");
  const found = isId(id) && (await inOrg(scope, (tx) => readCampaign(tx, id), "page"));
  if (!found) return new Response(null, { status: 404 });
  const language = await getLocale();
  return download(scope, `campaign-${org.slug}`, "csv", (tx, place: CampaignPlace | undefined) =>
    exportCampaign(tx, { id, language, place }),
  );
}
