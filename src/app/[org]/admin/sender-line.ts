import { mailFrom } from "@/gates/machine";
import type { OrgTx } from "@/lib/org";
import { readMailbox } from "@/senders/queries";

type Identity = Parameters<typeof readMailbox>[1];

/** Who a letter comes from, as a mailbox shows it. */
export async function senderLine(tx: OrgTx, organization: Identity): Promise<string> {
  const { name, address } = await readMailbox(tx, organization, mailFrom());
  return `${name} <${address}>`;
}
