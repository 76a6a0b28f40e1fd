import { headers } from "next/headers";
import { emailKey } from "@/accounts/input";
import { readPerson } from "@/accounts/queries";
import type { ProvenBy } from "@/addresses/rules";
import { limitMails } from "@/gates/limits";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";

const COUNTED = { EMAIL: "address", SMS: "mobile" } as const;

/**
 * A link to a new address or mobile counts as one that its holder asks for: before the transaction, for the counts have their
 * own.
 */
export async function limitLinks(
  { scope }: SessionGate,
  id: string,
  channel: ProvenBy = "EMAIL",
): Promise<void> {
  const wait = await limitMails(await headers(), [COUNTED[channel], scope.org, id], scope.org);
  if (wait) throw new Refusal("try-later");
}

/** The same where saving a profile comes to such a link: who is ACTIVE gets another address or mobile. */
export async function limitReaddressing(
  gate: SessionGate,
  id: string,
  { email, phone }: { email?: string | null | undefined; phone?: string | null | undefined },
): Promise<void> {
  if (!email && !phone) return;
  const person = await inOrg(gate.scope, (tx) => readPerson(tx, id), "page");
  if (person?.status !== "ACTIVE") return;
  if (email && person.emailKey !== emailKey(email)) await limitLinks(gate, id);
  if (phone && person.phone !== phone) await limitLinks(gate, id, "SMS");
}
