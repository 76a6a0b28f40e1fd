import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import type { RehearsalPlace } from "@/rehearsals/export-rehearsal";
import { exportRehearsal } from "@/rehearsals/export-rehearsal";
import { download } from "../../../../download";
import { enter } from "../../../enter";

type Params = { params: Promise<{ org: string }> };

/** Downloads what "Invite all" would do to everybody, piece by piece. */
export async function GET(_: NextRequest, { params }: Params) {
  const { scope, org } = await enter((await params).org, "accounts.invite");
  const language = await getLocale();
  return download(scope, `rehearsal-${org.slug}`, "csv", (tx, place: RehearsalPlace | undefined) =>
    exportRehearsal(tx, { language, place }),
  );
}
