import type { NextRequest } from "next/server";
import { getLocale } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import type { RehearsalPlace } from "@/rehearsals/export-rehearsal";
import { exportRehearsal } from "@/rehearsals/export-rehearsal";
import { download } from "../../../../download";
import { enter } from "../../../enter";

type Params = { params: Promise<{ org: string }> };

/** Downloads what "Invite all" would do to everybody, piece by piece. */
export async function GET(_: NextRequest, { params }: Params) {
  const { scope, org } = await enter((await params).org, "accounts.view");
  const language = await getLocale();
  return download(`rehearsal-${org.slug}`, "csv", (place: RehearsalPlace | undefined) =>
    inOrg(scope, (tx) => exportRehearsal(tx, { language, place }), "chunk"),
  );
}
