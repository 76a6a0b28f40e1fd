import type { OrgTx } from "@/lib/org";
import { queueMessages } from "@/messages/queue-messages";
import type { Membership } from "./queries";

/**
 * Mails an address the organisations it belongs to, from the installation's own organisation. Nobody is written to where
 * there are none: strangers get no mail, and those who were never invited hear nothing.
 */
export async function mailOrganizations(
  tx: OrgTx,
  { email, locale, organizations }: { email: string; locale: string; organizations: Membership[] },
): Promise<void> {
  if (organizations.length === 0) return;
  const sorted = organizations.toSorted((a, b) => a.name.localeCompare(b.name));
  await queueMessages(tx, [
    {
      letter: "find-organization",
      lane: 1,
      locale,
      toAddress: email,
      details: { organizations: sorted },
    },
  ]);
}
