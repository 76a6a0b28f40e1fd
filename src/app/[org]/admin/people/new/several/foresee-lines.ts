import { reachableBy } from "@/addressees/input";
import { readWays } from "@/addressees/queries";
import type { ByChannel } from "@/addressees/rules";
import { NOBODY, routeOf } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import { isNew } from "@/people/input";
import type { JudgedLine } from "@/people/judge-lines";
import { mobileCountry } from "@/profiles/input";
import { foreseeTexts } from "@/texts/foresee-texts";
import type { TextRoom } from "@/texts/rules";

/** By which ways the new people of a paste would be invited, and how many of their texts would leave today. */
export async function foreseeLines(
  tx: OrgTx,
  lines: readonly JudgedLine[],
): Promise<{ channels: ByChannel; textRoom: TextRoom }> {
  const ways = await readWays(tx, true);
  const channels = { ...NOBODY };
  const texts = new Map<string, number>();
  for (const { email = null, phone = null } of lines.filter(isNew)) {
    const who = reachableBy({ email, phone, inviteBy: null }, ways.countries);
    const way = routeOf(who, ways).way ?? "CODE";
    channels[way] += 1;
    if (way !== "SMS" || phone === null) continue;
    const country = mobileCountry(phone);
    texts.set(country, (texts.get(country) ?? 0) + 1);
  }
  return { channels, textRoom: await foreseeTexts(tx, texts) };
}
