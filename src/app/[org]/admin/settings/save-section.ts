import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { changeSettings } from "@/orgs/change-settings";
import { settingsInput } from "@/orgs/input";
import { FACTORS } from "@/orgs/rules";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";

const shape = settingsInput.shape;
/** A switch that is off sends nothing. */
const onOff = z.literal("on").optional().transform(Boolean);

/** The fields of each section's form, which are saved together. */
export const SECTION_FORMS = {
  general: settingsInput.pick({
    name: true,
    language: true,
    timeZone: true,
    country: true,
    helpUrl: true,
    helpContact: true,
  }),
  look: settingsInput.pick({ brand: true }),
  invitations: z.object({
    linkLifeHours: shape.linkLifeHours,
    autoInvite: onOff,
    integrationsInvite: onOff,
    answerRequests: onOff,
    approvalRows: shape.approvalRows,
    codeLifeDays: shape.codeLifeDays,
    codeFact: shape.codeFact,
    autoRemind: onOff,
    mostReminders: shape.mostReminders,
    sendingDays: shape.sendingDays,
    sendingFrom: shape.sendingFrom,
    sendingUntil: shape.sendingUntil,
  }),
  access: z.object({
    memberEditing: onOff,
    memberLeaving: onOff,
    modificationPrevention: onOff,
    allowedFactors: shape.allowedFactors,
    requiredFactors: shape.requiredFactors,
  }),
  texts: z.object({
    textsOn: onOff,
    textCountries: shape.textCountries,
    textsADay: shape.textsADay,
  }),
  sender: settingsInput.pick({ fromName: true, fromAddress: true, replyTo: true }),
  retention: settingsInput.pick({ retentionDays: true }),
};

const seenInput = z.coerce.date();

/** The second factors that are ticked under this word: `allowTOTP`, `allowSMS` … */
const ticked = (data: FormData, word: string) =>
  FACTORS.filter((factor) => data.get(`${word}${factor}`) === "on");

/** As ISO 8601 counts: Monday is 1. */
const WEEK = [1, 2, 3, 4, 5, 6, 7];

const given = (data: FormData) => ({
  ...Object.fromEntries(data),
  allowedFactors: ticked(data, "allow"),
  requiredFactors: ticked(data, "require"),
  textCountries: data.getAll("textCountry"),
  sendingDays: WEEK.filter((day) => data.get(`sendingDay${day}`) === "on"),
});

/**
 * An act on the settings. Where somebody else saved meanwhile, the page behind the form is read anew, so that the next try
 * starts from what holds now, with everything that was typed.
 */
export const actOnSettings = (
  data: FormData,
  act: (tx: OrgTx, seen: Date) => Promise<FormState>,
): Promise<FormState> =>
  answer(data, async () => {
    const { scope } = await enter(String(data.get("org")), "settings.manage");
    const seen = seenInput.parse(data.get("seen"));
    try {
      const state = await inOrg(scope, (tx) => act(tx, seen));
      refresh();
      return state;
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "settings-changed") refresh();
      throw fault;
    }
  });

/** Saves one section's form. */
export async function saveSection(
  section: keyof typeof SECTION_FORMS,
  data: FormData,
): Promise<FormState> {
  const t = await getTranslations("settings.done");
  return actOnSettings(data, async (tx, seen) => {
    const { changed } = await changeSettings(tx, SECTION_FORMS[section].parse(given(data)), seen);
    return { done: t(changed.length > 0 ? "saved" : "unchanged") };
  });
}
