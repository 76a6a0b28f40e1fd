import { cache } from "react";
import { entryLinkGate } from "@/gates/link";
import { readSignedIn } from "@/gates/signed-in";
import { readEntry } from "@/joins/queries";
import { entryWorth } from "@/joins/rules";
import type { Reader } from "@/lib/i18n";
import { inOrg } from "@/lib/in-org";

/** What the mailed link is worth to who reads that mailbox. Read once a request; changes nothing, mail scanners open it. */
export const findEntry = cache(async (token: string) => {
  const gate = await entryLinkGate(token);
  if (!gate) return undefined;
  return inOrg(
    gate.scope,
    async (tx) => {
      const entry = await readEntry(tx, gate.row);
      if (!entry) return undefined;
      const worth = entryWorth(entry, tx.now);
      const isHere = worth === "mine" && (await readSignedIn(tx))?.accountId === entry.account?.id;
      return { gate, entry, worth, isHere };
    },
    "page",
  );
});

/** The language in which the link was asked for; an account's own counts more. What is neutral is read by anybody. */
export async function findEntryReader(token: string): Promise<Reader> {
  const found = await findEntry(token);
  if (!found || found.worth === "neutral") return {};
  const { account, language, orgLanguage, timeZone } = found.entry;
  return { language: account?.language ?? language, orgLanguage, timeZone };
}
