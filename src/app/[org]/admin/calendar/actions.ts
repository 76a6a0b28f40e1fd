"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { PutOff } from "@/calendar/extend-one";
import { extendOne } from "@/calendar/extend-one";
import type { UntilInput } from "@/calendar/input";
import { readFilter, undoInput, untilInput } from "@/calendar/input";
import { listComingIds } from "@/calendar/queries";
import { restoreDates } from "@/calendar/restore-dates";
import { sealPutOff } from "@/calendar/seal-put-off";
import { inOrg } from "@/lib/in-org";
import type { OrgId } from "@/lib/org";
import type { Started } from "@/people/components/selection-bar";
import type { Frozen } from "@/people/components/ticks";
import { parseQuery } from "@/people/input";
import { freezeSelection } from "@/selections/freeze-selection";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../answer";
import { enter } from "../enter";
import { personId } from "../people/person-form";

const extendForm = personId.extend({ ...untilInput.shape, undo: undoInput.optional() });

/** What is said of it, and what the same action is sent to take it back; who follows no rule any more is left to it. */
async function toldOf(
  org: { id: OrgId; slug: string },
  { until }: UntilInput,
  putOff: PutOff | undefined,
) {
  const t = await getTranslations("calendar.done");
  const done = until === "30" || until === "90" ? t("days", { days: Number(until) }) : undefined;
  if (until === "never" || !putOff) return { done: t("never") };
  const undo = { org: org.slug, id: putOff.id, undo: sealPutOff(org.id, putOff) };
  return { done: done ?? t("extended"), undo };
}

/** Puts off what is coming to one person, or takes that back. */
export async function extend(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, undo, ...input } = extendForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    if (undo !== undefined) {
      await inOrg(scope, async (tx) => sole(await restoreDates(tx, { id, undo })));
      refresh();
      return { done: (await getTranslations("calendar.done"))("takenBack") };
    }
    const putOff = await inOrg(scope, async (tx) => sole(await extendOne(tx, { id, ...input })));
    refresh();
    return toldOf({ id: scope.org, slug: org }, input, putOff);
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
