import { headers } from "next/headers";
import { emailKey } from "@/accounts/input";
import { readPerson } from "@/accounts/queries";
import { limitMails } from "@/gates/limits";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";

/** A link to a new address counts as one that its holder asks for: before the transaction, for the counts have their own. */
export async function limitLinks({ scope }: SessionGate, id: string): Promise<void> {
  const wait = await limitMails(await headers(), ["address", scope.org, id], scope.org);
  if (wait) throw new Refusal("try-later");
}

/** The same where saving a profile comes to such a link: who is ACTIVE gets another address. */
export async function limitReaddressing(
  gate: SessionGate,
  id: string,
  email: string | null | undefined,
): Promise<void> {
  if (!email) return;
  const person = await inOrg(gate.scope, (tx) => readPerson(tx, id), "page");
  if (person?.status === "ACTIVE" && person.emailKey !== emailKey(email))
    await limitLinks(gate, id);
}
