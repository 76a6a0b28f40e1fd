"use server";

import { refresh } from "next/cache";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { rescheduleCampaign } from "@/campaigns/reschedule-campaign";
import { retryFailed } from "@/campaigns/retry-failed";
import { STEPS } from "@/campaigns/rules";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { inOrg } from "@/lib/in-org";
import type { FormState } from "@/ui/forms/form-state";
import { readPlan, startInput } from "@/waves/input";
import { answer } from "../../answer";
import { enter } from "../../enter";

const campaignId = z.object({ org: z.string().max(100), id: z.uuid("campaign-not-found") });
const steerForm = campaignId.extend({ step: z.enum(STEPS) });
const confirmed = z.object({
  EMAIL: z.coerce.number(),
  SMS: z.coerce.number(),
  CODE: z.coerce.number(),
});

/** Pauses a campaign, lets it go on with the number that was confirmed, or stops it. */
export async function steer(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, ...input } = steerForm.parse(given);
    const expected = confirmed.safeParse(given).data;
    const { scope } = await enter(org, "accounts.invite");
    // refused for its number it is asked again, with the number of now
    refresh();
    await inOrg(scope, (tx) => steerCampaign(tx, { ...input, expected }));
    return {};
  });
}

/** Moves a campaign that has not begun to another time. */
export async function move(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, id } = campaignId.parse(given);
    const start = startInput.parse(given);
    const { waves } = readPlan({ ...given, start: "now" });
    const { scope } = await enter(org, "accounts.invite");
    const { startsAt } = await inOrg(scope, (tx) => rescheduleCampaign(tx, { id, start, waves }));
    refresh();
    const [t, format] = [await getTranslations("waves"), await getFormatter()];
    return { done: t("moved", { at: format.dateTime(startsAt, "momentWithYear") }) };
  });
}

const retryForm = campaignId.extend({ expected: z.coerce.number().optional().catch(undefined) });

/** Sends what failed once more, as many as were confirmed. */
export async function retry(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, ...input } = retryForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    refresh();
    const { count, isTaken } = await inOrg(scope, (tx) => retryFailed(tx, input));
    const t = await getTranslations("campaigns.page");
    return { done: t(isTaken ? "retriedTaken" : "retried", { count }) };
  });
}
