"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { createApplication } from "@/applications/create-application";
import { applicationInput } from "@/applications/input";
import { editCell } from "@/corrections/edit-cell";
import { fixRows } from "@/corrections/fix-rows";
import { editInput, fixInput, keepInput } from "@/corrections/input";
import { keepRow } from "@/corrections/keep-row";
import { TICKS } from "@/corrections/rules";
import { tickPlan } from "@/corrections/tick-plan";
import { changeReading } from "@/imports/change-reading";
import { confirmReading } from "@/imports/confirm-reading";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { takeBack } from "@/omissions/take-back";
import { beginApply } from "@/runs/begin-apply";
import { steerImport } from "@/runs/steer-import";
import { undoImport } from "@/runs/undo-import";
import { freezeMissing } from "@/selections/freeze-missing";
import { tickedIds } from "@/selections/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";
import { readingForm } from "./reading-form";

const orgOf = z.object({ org: z.string().max(100) });
const makeForm = orgOf.extend({ name: applicationInput.shape.name });
const importId = orgOf.extend({ id: z.uuid("import-not-found") });

/** Reads the file differently, keeps what its columns mean, or goes on to the plan: as the pressed button says. */
export async function saveReading(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = importId.parse(Object.fromEntries(data));
    const { act, chosen, mapping, kind, full } = readingForm(data);
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, async (tx) => {
      if (act === "reread") return changeReading(tx, { id, chosen, kind, full });
      await changeReading(tx, { id, mapping, kind, full });
      if (act === "plan") await confirmReading(tx, { id });
    });
    redirect(`/${org}/admin/imports/${id}`);
  });
}

/** Puts what is right into all rows with alike faults. */
export async function fixGroup(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const [{ org }, input] = [orgOf.parse(given), fixInput.parse(given)];
    const { scope } = await enter(org, "accounts.view");
    const { fixed: count, counts } = await inOrg(scope, (tx) => fixRows(tx, input), "chunk");
    const t = await getTranslations("imports");
    refresh();
    if (input.keep) return { done: t("plan.keptWritten", { count }) };
    if (!counts) return { done: t(input.anew ? "apply.lookingAgain" : "plan.fixing", { count }) };
    if (input.anew) return { done: t("plan.rightNow", { count }) };
    const isMore = input.country && counts.groups.some(({ key }) => key === input.key);
    return { done: t(isMore ? "plan.fixedNumbers" : "plan.fixed", { count }) };
  });
}

/** Makes the application that rows name, and judges those rows anew. */
export async function makeNamed(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const [{ org, name }, input] = [makeForm.parse(given), fixInput.parse(given)];
    const { scope } = await enter(org, "settings.manage");
    const make = async (tx: OrgTx) => {
      await createApplication(tx, { name, licences: null, rules: {} });
      return fixRows(tx, { ...input, anew: "yes" });
    };
    const { fixed, counts } = await inOrg(scope, make, "chunk");
    const t = await getTranslations("imports");
    refresh();
    return { done: counts ? t("plan.made", { name, count: fixed }) : t("apply.lookingAgain") };
  });
}

/** Keeps what was typed into a cell. */
export async function saveCell(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const [{ org }, input] = [orgOf.parse(given), editInput.parse(given)];
    const { scope } = await enter(org, "accounts.view");
    const { row } = await inOrg(scope, (tx) => editCell(tx, input), "chunk");
    const t = await getTranslations("imports");
    const line = (await getFormatter()).number(row.line);
    refresh();
    return { done: t("plan.edited", { line, verdict: t(`verdict.${row.verdict}`) }) };
  });
}

/** Keeps one of the rows that name a person, or takes one back that was left out for another. */
export async function keepOne(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const [{ org }, { id, line, act }] = [orgOf.parse(given), keepInput.parse(given)];
    const { scope } = await enter(org, "accounts.view");
    const t = await getTranslations("imports.plan");
    const done = await inOrg(
      scope,
      async (tx) => {
        if (act === "keep")
          return t("kept", { line, count: (await keepRow(tx, { id, line })).leftOut });
        await takeBack(tx, { id, line });
        return t("takenBack", { line });
      },
      "chunk",
    );
    refresh();
    return { done };
  });
}

const tickForm = importId.extend({ tick: z.enum(TICKS), on: z.enum(["yes", "no"]) });

/** Says whether the plan does what it does only where somebody ticks it. */
export async function tick(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, tick, on } = tickForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, (tx) => tickPlan(tx, { id, tick, on: on === "yes" }), "chunk");
    refresh();
    return { done: (await getTranslations("imports.plan"))("ticked") };
  });
}

/** Which plan the page showed, and how many rows it said that would be written. */
const [revision, expected] = [z.coerce.number().int().min(0), z.coerce.number().int().min(0)];

const beginForm = importId.extend({
  revision,
  expected,
  invite: z.enum(["NOW", "LATER"]).catch("LATER"),
  /** Whether it was asked, and what was ticked. */
  asksCodes: z.string().max(10).optional(),
  codes: z.string().max(10).optional(),
});

/** Confirms the plan that was shown. */
export async function begin(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = beginForm.parse(Object.fromEntries(data));
    const { org, asksCodes, codes, ...input } = given;
    const { scope } = await enter(org, "accounts.view");
    const noCodes = asksCodes === "yes" && codes !== "on";
    await inOrg(scope, (tx) => beginApply(tx, { ...input, noCodes }));
    redirect(`/${org}/admin/imports/${input.id}`);
  });
}

const steps = z.discriminatedUnion("step", [
  z.object({ step: z.literal("approve"), revision, expected }),
  z.object({ step: z.enum(["decline", "pause", "resume", "stop", "discard"]) }),
]);

/** Approves, sends back, pauses, resumes, stops or discards. */
export async function steer(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const [{ org, id }, step] = [importId.parse(given), steps.parse(given)];
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, (tx) => steerImport(tx, { id, ...step }));
    refresh();
    return {};
  });
}

/** Makes the plan of an undoing and opens it. */
export async function undo(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = importId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    const made = await inOrg(scope, (tx) => undoImport(tx, { id }));
    redirect(`/${org}/admin/imports/${made.id}`);
  });
}

const missingForm = importId.extend({
  act: z.enum(["suspend", "close"]).catch("suspend"),
  who: z.enum(["all", "ticked"]).catch("ticked"),
  typed: z.coerce.number().int().optional().catch(undefined),
});

/** Keeps who is missing from a full roster, and leads to the page where the act on them is confirmed. */
export async function proposeMissing(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, act, who, typed } = missingForm.parse(Object.fromEntries(data));
    const ids = who === "ticked" ? tickedIds.catch([]).parse(data.getAll("ids")) : undefined;
    const { scope } = await enter(org, "accounts.view");
    const frozen = await inOrg(scope, (tx) =>
      freezeMissing(tx, { id, typed, ...(ids && { ids }) }),
    );
    redirect(`/${org}/admin/selections/${frozen.id}?act=${act}`);
  });
}
