import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { rightsToApply } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { readSettings } from "@/orgs/queries";
import { ApplyBar } from "@/plans/components/deciding/apply-bar";
import { writtenBy } from "@/plans/rules";
import { foreseeTexts } from "@/texts/foresee-texts";
import { readTextsOfPlan } from "@/texts/queries";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { listExpired } from "@/verdicts/queries";
import { begin } from "../../actions";
import type { ImportPage } from "../import-head";
import { ApprovalButtons, DiscardButton } from "../steer-button";
import { lookAgain, writeToChosen } from "./actions";

type Texts = Awaited<ReturnType<typeof getTranslations<"imports">>>;

/** Why nothing can be applied: no row changes anything, or those that would have to be mended first. */
function sayNothing(t: Texts, { run, plan }: ImportPage): string {
  const { ERROR = 0, CONFLICT = 0 } = plan.counts.verdicts;
  const wrong = run.purpose === "UNDO" ? 0 : ERROR + CONFLICT;
  // choosing people applies nothing
  if (run.purpose === "CHOOSE")
    return wrong > 0 ? t("choice.mendFirst", { count: wrong }) : t("choice.settled");
  return wrong > 0 ? t("apply.mendFirst", { count: wrong }) : t("apply.nothing");
}

/** The bar that decides, or why there is nothing to decide. */
export async function PlanFoot(page: ImportPage) {
  const { gate, run, plan, mayAct } = page;
  const t = await getTranslations("imports");
  const count = writtenBy(plan.counts);
  if (run.state === "AWAITING") return <Approval {...page} count={run.total} />;
  if (run.madeBy !== gate.account.id)
    return <FootText>{t("apply.notYours", { name: run.madeByName })}</FootText>;
  const expired = await countExpired(page);
  if (count + expired === 0) return <FootText>{sayNothing(t, page)}</FootText>;
  if (!mayAct || plan.counts.policy.length > 0) return null;
  if (run.purpose === "CHOOSE") return <ChosenFoot {...page} count={count} expired={expired} />;
  const { autoInvite, approvalRows, textRoom } = await inOrg(
    gate.scope,
    async (tx) => ({
      ...(await readSettings(tx)),
      textRoom: await foreseeTexts(tx, await readTextsOfPlan(tx, run.id)),
    }),
    "page",
  );
  return (
    <ApplyBar
      action={begin}
      again={lookAgain}
      approvalRows={approvalRows}
      counts={plan.counts}
      id={run.id}
      mayInvite={gate.permissions.includes("accounts.invite")}
      org={gate.org.slug}
      preset={autoInvite ? "NOW" : "LATER"}
      purpose={run.purpose}
      revision={run.revision}
      textRoom={textRoom}
    />
  );
}

/** Of who is invited already how many can claim no more: they can be sent their invitation again. */
async function countExpired({ gate, run }: ImportPage): Promise<number> {
  if (run.purpose !== "CHOOSE" || run.state !== "PLANNED") return 0;
  return (await inOrg(gate.scope, (tx) => listExpired(tx, run.id), "page")).length;
}

type ChosenProps = ImportPage & { count: number; expired: number };

/** Who was chosen is written to like everybody else: what they get is seen before anything leaves. */
async function ChosenFoot({ gate, run, count, expired }: ChosenProps) {
  const t = await getTranslations("campaigns.compose.chosen");
  const hidden = { org: gate.org.slug, id: run.id };
  return (
    <div className="flex min-h-13 flex-none flex-col gap-x-6 gap-y-2 border-t border-border bg-surface px-4 py-2.5 md:flex-row md:items-center md:px-8">
      <p className="min-w-0 flex-1 text-sm text-muted">{t("text")}</p>
      {expired > 0 && (
        <ActionForm
          action={writeToChosen}
          className="contents"
          hidden={{ ...hidden, expired: "on" }}
        >
          <SubmitButton look={count > 0 ? "outline" : "primary"}>
            {t("again", { count: expired })}
          </SubmitButton>
        </ActionForm>
      )}
      {count > 0 && (
        <ActionForm action={writeToChosen} className="contents" hidden={hidden}>
          <SubmitButton look="primary">{t("go", { count })}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

function FootText({ children }: { children: ReactNode }) {
  return (
    <p className="flex min-h-13 flex-none items-center border-t border-border px-4 py-2 text-sm text-muted md:px-8">
      {children}
    </p>
  );
}

/** Somebody else decides; who asked is told so. */
async function Approval(page: ImportPage & { count: number }) {
  const { gate, run, mayAct, count } = page;
  const t = await getTranslations("imports.approval");
  const isOwn = run.madeBy === gate.account.id;
  const needed = rightsToApply(run.purpose, run.invite);
  const mayApprove = !isOwn && needed.every((right) => gate.permissions.includes(right));
  const asked = mayApprove ? "waitsYou" : "waits";
  return (
    <div className="flex min-h-13 flex-none flex-wrap items-center gap-3 border-t border-border px-4 py-2 md:px-8">
      <p className="min-w-0 flex-1 basis-full text-sm md:basis-60">
        {isOwn ? t("own", { count }) : t(asked, { count, name: run.madeByName })}
      </p>
      {mayAct && isOwn && <DiscardButton {...page} />}
      {mayApprove && <ApprovalButtons count={count} gate={gate} run={run} />}
    </div>
  );
}
