"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { reachableBy } from "@/addressees/input";
import { readWays } from "@/addressees/queries";
import type { ByChannel, Ways } from "@/addressees/rules";
import { NOBODY, routeOf } from "@/addressees/rules";
import type { SessionGate } from "@/gates/session";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SeveralState } from "@/people/components/several-form";
import { isNew } from "@/people/input";
import type { JudgedLine } from "@/people/judge-lines";
import { judgeLines } from "@/people/judge-lines";
import { answer } from "../../../answer";
import { enter } from "../../../enter";

const pasteForm = z.object({ org: z.string().max(100), text: z.string().max(200_000) });
const addForm = pasteForm.extend({
  expected: z.coerce.number().int().positive(),
  invite: z.literal("on").optional().transform(Boolean),
  /** Whom no message reaches gets a code; else they are added and not invited. */
  codes: z.literal("on").optional().transform(Boolean),
});

/** By which ways the new people would be invited. */
function waysOf(lines: readonly JudgedLine[], ways: Ways): ByChannel {
  const counts = { ...NOBODY };
  for (const { email = null, phone = null } of lines.filter(isNew)) {
    const who = reachableBy({ email, phone, inviteBy: null }, ways.countries);
    counts[routeOf(who, ways).way ?? "CODE"] += 1;
  }
  return counts;
}

/** Says of each line what it is; nothing is written. */
export async function judgePaste(_: SeveralState, data: FormData): Promise<SeveralState> {
  return answer<SeveralState>(data, async () => {
    const { org, text } = pasteForm.parse(Object.fromEntries(data));
    const gate = await enter(org, "accounts.manage");
    const { country } = gate.org;
    return inOrg(gate.scope, async (tx) => {
      const lines = await judgeLines(tx, { text, country });
      return { text, lines, channels: waysOf(lines, await readWays(tx, true)) };
    });
  });
}

/** Adds the people of the lines that were judged new, all or nothing; they are invited by the way that leads to each if that was ticked. */
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
  const ids = done.map(({ id }) => id);
  const channels = { ...NOBODY };
  const invited = input.invite
    ? await inviteAccounts(tx, { ids, lane: 2, withCodes: input.codes })
    : { done: [] };
  for (const { channel } of invited.done) channels[channel] += 1;
  return { added: done.length, channels };
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
