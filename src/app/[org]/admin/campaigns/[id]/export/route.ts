import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import type { CampaignPlace } from "@/campaigns/export-campaign";
import { exportCampaign } from "@/campaigns/export-campaign";
import { readCampaign } from "@/campaigns/queries";
import { inOrg } from "@/lib/in-org";
import { enter } from "../../../enter";

type Params = { params: Promise<{ org: string; id: string }> };

/** Downloads what became of everybody in a campaign, piece by piece. */
export async function GET(_: NextRequest, { params }: Params) {
  const { org: slug, id } = await params;
  const { scope, org } = await enter(slug, "accounts.view");
  const isId = z.uuid().safeParse(id).success;
  const found = isId && (await inOrg(scope, (tx) => readCampaign(tx, id), "page"));
  if (!found) return new Response(null, { status: 404 });
  const language = await getLocale();
  let place: CampaignPlace | undefined;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = { id, language, place };
      const { bytes, next } = await inOrg(scope, (tx) => exportCampaign(tx, piece), "chunk");
      place = next;
      controller.enqueue(bytes);
      if (!next) controller.close();
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="campaign-${org.slug}.csv"`,
      "cache-control": "no-store",
    },
  });
}
