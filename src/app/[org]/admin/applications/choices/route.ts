import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { getTranslations } from "next-intl/server";
import { visibleText } from "@/accounts/input";
import type { Application } from "@/applications/queries";
import { findApplications } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import { isId } from "../../chosen";
import { enter } from "../../enter";

/** Applications whose name matches, each with what giving it to one more person makes of its licences. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope } = await enter((await params).org, "accounts.manage");
  const query = request.nextUrl.searchParams;
  const q = visibleText(query.get("q") ?? "").slice(0, 200);
  const person = query.get("without") ?? "";
  const without = isId(person) ? person : undefined;
  const found = await inOrg(scope, (tx) => findApplications(tx, { q, without }), "page");
  const t = await getTranslations("applications");
  const detail = ({ used, licences }: Application): string => {
    if (licences === null) return t("choiceOpen");
    return used < licences
      ? t("choice", { after: used + 1, licences })
      : t("choiceFull", { licences });
  };
  const choices = found.map((row) => ({ id: row.id, name: row.name, detail: detail(row) }));
  return NextResponse.json({ choices });
}
