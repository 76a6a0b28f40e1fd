import { cache } from "react";
import { joinLinkGate } from "@/gates/link";
import { readOpenLink } from "@/joins/queries";
import { linkWorth } from "@/joins/rules";
import type { Reader } from "@/lib/i18n";
import { inOrg } from "@/lib/in-org";

/** What an open link is worth to anybody who holds it. Read once a request; changes nothing. */
export const findJoin = cache(async (token: string) => {
  const gate = await joinLinkGate(token);
  if (!gate) return undefined;
  return inOrg(
    gate.scope,
    async (tx) => {
      const link = await readOpenLink(tx, gate.row);
      return link && { gate, link, worth: linkWorth(link, tx.now) };
    },
    "page",
  );
});

export async function findJoinReader(token: string): Promise<Reader> {
  const { orgLanguage, timeZone } = (await findJoin(token))?.link ?? {};
  return { orgLanguage, timeZone };
}
