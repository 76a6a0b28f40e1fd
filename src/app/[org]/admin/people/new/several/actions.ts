"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import type { SessionGate } from "@/gates/session";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SeveralState } from "@/people/components/several-form";
import { isNew } from "@/people/input";
import { judgeLines } from "@/people/judge-lines";
import { answer } from "../../../answer";
import { enter } from "../../../enter";

const pasteForm = z.object({ org: z.string().max(100), text: z.string().max(200_000) });
const addForm = pasteForm.extend({
  expected: z.coerce.number().int().positive(),
  invite: z.literal("on").optional().transform(Boolean),
});

/** Says of each line what it is; nothing is written. */
export async function judgePaste(_: SeveralState, data: FormData): Promise<SeveralState> {
  return answer<SeveralState>(data, async () => {
    const { org, text } = pasteForm.parse(Object.fromEntries(data));
    const gate = await enter(org, "accounts.manage");
    const { country } = gate.org;
    return { text, lines: await inOrg(gate.scope, (tx) => judgeLines(tx, { text, country })) };
  });
}

/** Adds the people of the lines that were judged new, all or nothing; who has an address is invited if that was ticked. */
async function add(tx: OrgTx, { org }: SessionGate, input: z.infer<typeof addForm>) {
  const lines = await judgeLines(tx, { text: input.text, country: org.country });
  const people = lines
    .filter(isNew)
    .map(({ email, phone, firstName, lastName }) =>
      newAccount.parse({ email, phone, firstName, lastName }),
    );
  if (people.length !== input.expected) throw new Refusal("selection-recounted");
  const { done, refused } = await createAccounts(tx, { people, source: "HAND" });
  const [first] = refused;
  if (first) throw new Refusal(first.code);
  const ids = done.filter(({ index }) => people[index]?.email).map(({ id }) => id);
  if (!input.invite || ids.length === 0) return { added: done.length, invited: 0 };
  const invited = await inviteAccounts(tx, { ids, lane: 2 });
  return { added: done.length, invited: invited.done.length };
}

export async function addSeveral(_: SeveralState, data: FormData): Promise<SeveralState> {
  return answer<SeveralState>(data, async () => {
    const input = addForm.parse(Object.fromEntries(data));
    const gate = await enter(input.org, "accounts.manage");
    const result = await inOrg(gate.scope, (tx) => add(tx, gate, input));
    revalidatePath(`/${input.org}/admin`, "layout");
    return { result };
  });
}
