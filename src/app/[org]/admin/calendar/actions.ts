"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { extendDates } from "@/calendar/extend-dates";
import { readFilter, untilInput } from "@/calendar/input";
import { listComingIds } from "@/calendar/queries";
import { inOrg } from "@/lib/in-org";
import type { Started } from "@/people/components/selection-bar";
import type { Frozen } from "@/people/components/ticks";
import { parseQuery } from "@/people/input";
import { freezeSelection } from "@/selections/freeze-selection";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../answer";
import { enter } from "../enter";
import { personId } from "../people/person-form";

/** Puts off what is coming to one person. */
export async function extend(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, ...input } = personId.extend(untilInput.shape).parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    await inOrg(scope, async (tx) => sole(await extendDates(tx, { ids: [id], ...input })));
    refresh();
    const t = await getTranslations("calendar.done");
    return { done: t(input.until === "never" ? "never" : "extended") };
  });
}

/** "Tick all that match": evaluates the view once and keeps to whom it comes now. */
export async function freezeCalendar(
  org: string,
  query: string,
): Promise<Started & { frozen?: Frozen }> {
  const { scope } = await enter(z.string().max(100).parse(org), "accounts.view");
  const filter = readFilter(parseQuery(z.string().max(4_000).parse(query)));
  const frozen = await inOrg(
    scope,
    async (tx) => freezeSelection(tx, { ids: await listComingIds(tx, filter) }),
    "chunk",
  );
  return { frozen };
}
