import type { OrgTx } from "@/lib/org";
import { queueMessages } from "@/messages/queue-messages";
import { happenedIn } from "@/sessions/rules";
import type { Locked } from "./lock-to-readdress";
import { readTextBar } from "./queries";

/**
 * Word of a new address to the old mailbox, while there is time to stop it; of a new mobile, or that it is gone, to the old
 * number by text, and by mail where there was none, it takes no text, or nobody proved it: many accounts may name one number,
 * and whose it is asked for nothing.
 */
export async function tellOldAddress(
  tx: OrgTx,
  { account, organization }: Locked,
  told:
    | { letter: "address-notice" | "mobile-notice"; newAddress: string }
    | { letter: "mobile-removed" },
): Promise<void> {
  const { email, phone, isPhoneProven, language, id: accountId } = account;
  const { letter, ...rest } = told;
  const isToNumber = letter !== "address-notice" && isPhoneProven;
  const isTexted = isToNumber && phone && !(await readTextBar(tx, phone));
  const toAddress = isTexted ? phone : email;
  if (!toAddress) return;
  await queueMessages(tx, [
    {
      ...{ letter, lane: 1, accountId, toAddress, locale: language ?? organization.language },
      ...{ channel: isTexted ? "SMS" : "EMAIL", details: { ...rest, ...happenedIn(tx) } },
    },
  ]);
}
