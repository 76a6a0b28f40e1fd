import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import type { CodesPlace } from "@/handovers/export-codes";
import { exportCodes } from "@/handovers/export-codes";
import { readFilter } from "@/handovers/input";
import { inOrg } from "@/lib/in-org";
import { parseQuery } from "@/people/input";
import { download } from "../../../download";
import { enter } from "../../enter";

type Params = { params: Promise<{ org: string }> };

/** Downloads the codes of a view, piece by piece. */
export async function GET(request: NextRequest, { params }: Params) {
  const { scope, org } = await enter((await params).org, "codes.see");
  const filter = readFilter(parseQuery(request.nextUrl.searchParams.toString()));
  const language = await getLocale();
  return download(`codes-${org.slug}`, "csv", (place: CodesPlace | undefined) =>
    inOrg(scope, (tx) => exportCodes(tx, { filter, language, place }), "chunk"),
  );
}
