"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { LANGUAGES } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import type { SeveralState } from "@/people/components/several/several-form";
import { judgeLines } from "@/people/judge-lines";
import { answer } from "../../../answer";
import { optionalIds } from "../../../chosen";
import { enter } from "../../../enter";
import { addPeople } from "./add-people";
import { foreseeLines } from "./foresee-lines";

const none = z.literal("").transform(() => null);
const pasteForm = z.object({ org: z.string().max(100), text: z.string().max(200_000) });
const addForm = pasteForm.extend({
  expected: z.coerce.number().int().positive(),
  kind: z.enum(["USER", "CONTACT"]),
  ownerId: z.union([none, z.uuid("owner-not-found")]).optional(),
  language: z.union([none, z.enum(LANGUAGES, "language-unknown")]).optional(),
  invite: z.literal("on").optional().transform(Boolean),
  /** Whom no message reaches gets a code; else they are added and not invited. */
  codes: z.literal("on").optional().transform(Boolean),
});

/** Says of each line what it is; nothing is written. */
export async function judgePaste(_: SeveralState, data: FormData): Promise<SeveralState> {
  return answer<SeveralState>(data, async () => {
    const { org, text } = pasteForm.parse(Object.fromEntries(data));
    const gate = await enter(org, "accounts.manage");
    const { country } = gate.org;
    return inOrg(gate.scope, async (tx) => {
      const lines = await judgeLines(tx, { text, country });
      return { text, lines, ...(await foreseeLines(tx, lines)) };
    });
  });
}

export async function addSeveral(_: SeveralState, data: FormData): Promise<SeveralState> {
  return answer<SeveralState>(data, async () => {
    const input = addForm.parse(Object.fromEntries(data));
    const { scope, org } = await enter(input.org, "accounts.manage");
    const places = {
      teamIds: optionalIds(data, "teamIds"),
      applicationIds: optionalIds(data, "applicationIds"),
    };
    const result = await inOrg(scope, (tx) => addPeople(tx, org.country, { ...input, places }));
    revalidatePath(`/${input.org}/admin`, "layout");
    return { result };
  });
}
