"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { retryFailed } from "@/campaigns/retry-failed";
import { STEPS } from "@/campaigns/rules";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { inOrg } from "@/lib/in-org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";

const campaignId = z.object({ org: z.string().max(100), id: z.uuid("campaign-not-found") });
const steerForm = campaignId.extend({ step: z.enum(STEPS) });

/** Pauses a campaign, lets it go on, or stops it. */
export async function steer(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, ...input } = steerForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    await inOrg(scope, (tx) => steerCampaign(tx, input));
    refresh();
    return {};
  });
}

/** Sends what failed once more. */
export async function retry(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = campaignId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    const { count } = await inOrg(scope, (tx) => retryFailed(tx, { id }));
    refresh();
    const t = await getTranslations("campaigns.page");
    return { done: t("retried", { count }) };
  });
}
