import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { getFormatter, getTranslations } from "next-intl/server";
import { displayName, visibleText } from "@/accounts/input";
import { listOwners } from "@/accounts/queries";
import { inOrg } from "@/lib/in-org";
import { enter } from "../../enter";

type Row = Awaited<ReturnType<typeof listOwners>>[number];

/** What speaks against making somebody the owner of everything. */
async function doubtsAbout() {
  const [t, format] = await Promise.all([getTranslations("roles.transfer"), getFormatter()]);
  return ({ email, suspensionDate }: Row): string[] => [
    ...(suspensionDate ? [t("leavesOn", { date: format.dateTime(suspensionDate, "moment") })] : []),
    ...(email ? [] : [t("noAddress")]),
  ];
}

/** Users who may own a contact and match what was typed; with `active`, only those who could take the organisation over. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope } = await enter((await params).org, "accounts.manage");
  const q = visibleText(request.nextUrl.searchParams.get("q") ?? "").slice(0, 200);
  const isActive = request.nextUrl.searchParams.has("active");
  const rows = await inOrg(scope, (tx) => listOwners(tx, q, undefined, isActive), "page");
  const doubts = isActive ? await doubtsAbout() : undefined;
  const choices = rows.map((row) => ({
    id: row.id,
    name: displayName(row),
    detail: row.email ?? row.login ?? "",
    doubts: doubts?.(row) ?? [],
  }));
  return NextResponse.json({ choices });
}
