import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type { Application } from "@/applications/queries";
import { findApplications } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import { isId } from "../../chosen";
import { enter } from "../../enter";

/** More are not added at once. */
const MOST = 10_000;
const howMany = z.coerce.number().int().min(1).max(MOST).catch(1);

/** Applications whose name matches, each with what giving it to so many more people makes of its licences. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope } = await enter((await params).org, "accounts.manage");
  const query = request.nextUrl.searchParams;
  const q = visibleText(query.get("q") ?? "").slice(0, 200);
  const person = query.get("without") ?? "";
  const without = isId(person) ? person : undefined;
  const people = howMany.parse(query.get("people"));
  const found = await inOrg(scope, (tx) => findApplications(tx, { q, without }), "page");
  const t = await getTranslations("applications");
  const detail = ({ used, licences }: Application): string => {
    if (licences === null) return t("choiceOpen");
    const left = licences - used;
    if (left <= 0) return t("choiceFull", { licences });
    return left < people
      ? t("choiceShort", { left, people })
      : t("choice", { after: used + people, licences, people });
  };
  const choices = found.map((row) => ({ id: row.id, name: row.name, detail: detail(row) }));
  return NextResponse.json({ choices });
}
