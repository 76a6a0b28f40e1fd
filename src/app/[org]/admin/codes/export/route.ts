import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { seeOther } from "@/app/flash";
import type { CodesPlace } from "@/handovers/export-codes";
import { exportCodes } from "@/handovers/export-codes";
import { readFilter } from "@/handovers/input";
import { parseQuery } from "@/people/input";
import { download } from "../../../download";
import { enter } from "../../enter";

type Params = { params: Promise<{ org: string }> };

/** Downloads the codes of a view, piece by piece. */
export async function GET(request: NextRequest, { params }: Params) {
  const { scope, org } = await enter((await params).org, "codes.see");
  // a link on another site must not lay codes on somebody's disk, nor write into the audit log that they were taken
  if (request.headers.get("sec-fetch-site") === "cross-site") {
    return seeOther(`/${org.slug}/admin/codes`);
  }
  const filter = readFilter(parseQuery(request.nextUrl.searchParams.toString()));
  const language = await getLocale();
  return download(scope, `codes-${org.slug}`, "csv", (tx, place: CodesPlace | undefined) =>
    exportCodes(tx, { filter, language, place }),
  );
}
