import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { getFormatter } from "next-intl/server";
import { e164, visibleText } from "@/accounts/input";
import { reachableBy } from "@/addressees/input";
import { barsOf } from "@/addressees/rules";
import { inOrg } from "@/lib/in-org";
import { mobileCountry } from "@/profiles/input";
import { readTexting } from "@/texts/queries";
import { enter } from "../../enter";

const LONGEST = 40;

/**
 * Whether a number that is being typed would be texted, and if not why: asked while "Add a person" is filled in. Whether it
 * answered STOP is not told: who merely types a number learns nothing of whom it belongs to.
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ org: string }> }) {
  const { scope, org } = await enter((await params).org, "accounts.manage");
  const typed = visibleText(request.nextUrl.searchParams.get("phone") ?? "").slice(0, LONGEST);
  const phone = e164(typed, org.country);
  if (!phone) return NextResponse.json({ bar: "wrong" });
  const { canText, countries } = await inOrg(scope, readTexting, "page");
  const who = reachableBy({ email: null, phone, inviteBy: null }, countries);
  const bar = who.hasMobile ? barsOf(who, { texts: canText }).SMS : "landline";
  const region = mobileCountry(phone);
  const country = region && (await getFormatter()).displayName(region, { type: "region" });
  return NextResponse.json({ bar: bar ?? null, country });
}
