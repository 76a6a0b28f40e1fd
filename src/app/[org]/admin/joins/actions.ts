"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { approveJoins } from "@/joins/approve-joins";
import { declineJoins } from "@/joins/decline-joins";
import { inOrg } from "@/lib/in-org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";

const deciding = z.object({
  org: z.string().max(100),
  ids: z.array(z.uuid()).min(1).max(50),
  isIn: z.boolean(),
});

/** Lets those in who are ticked, or declines them; says how many, and of how many it was refused. */
export async function decideJoins(org: string, ids: string[], isIn: boolean): Promise<FormState> {
  return answer(new FormData(), async () => {
    const given = deciding.parse({ org, ids, isIn });
    const { scope } = await enter(given.org, "accounts.manage");
    const { done, refused } = await inOrg(scope, (tx) =>
      given.isIn ? approveJoins(tx, given) : declineJoins(tx, given),
    );
    // the frame counts people
    revalidatePath(`/${given.org}/admin`, "layout");
    const [t, why] = await Promise.all([
      getTranslations("joins.done"),
      getTranslations("refusals"),
    ]);
    const [first] = refused;
    const words = t(given.isIn ? "approved" : "declined", { count: done.length });
    if (!first) return { done: words };
    return {
      done: `${words} ${t("refused", { count: refused.length, why: why(first.code, { field: "" }) })}`,
    };
  });
}
