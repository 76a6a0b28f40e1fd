import { notFound } from "next/navigation";
import type { SessionGate } from "@/gates/session";
import { CountAnew } from "@/imports/components/count-anew";
import { asInFile, parseReading } from "@/imports/input";
import type { ImportState } from "@/imports/rules";
import { isOver, NEEDED } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { readImport } from "@/runs/queries";
import { readPlanNow } from "@/runs/read-plan-now";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import { CorrectionsView } from "./corrections-view";
import type { ImportPage } from "./import-head";
import { OverView } from "./over-view";
import { PlanView } from "./plan/plan-view";
import { ReadingView } from "./reading-view";
import { RunView } from "./run-view";
import { isSealed, SealedView } from "./sealed-view";
import { WaitView } from "./wait-view";

type Props = {
  params: Promise<{ org: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The import of this address, with what it is read and planned by. */
async function readFound(gate: SessionGate, id: string): Promise<ImportPage> {
  const found =
    isId(id) &&
    (await inOrg(
      gate.scope,
      async (tx) => [await readImport(tx, id), await readPlanNow(tx, id)] as const,
      "page",
    ));
  const [run, plan] = found || notFound();
  if (!run || !plan) notFound();
  const mayAct = gate.permissions.includes(NEEDED[run.purpose]);
  const path = `/${gate.org.slug}/admin/imports`;
  const mayMend = mayAct && run.madeBy === gate.account.id;
  return { gate, path, run, plan, reading: parseReading(plan.reading), mayAct, mayMend };
}

/** What is shown while an import waits for somebody, for the worker, or for nothing any more. */
const VIEWS = {
  UPLOADING: WaitView,
  READING: WaitView,
  READ: WaitView,
  PLANNING: WaitView,
  PLANNED: PlanView,
  AWAITING: PlanView,
  APPLYING: RunView,
  PAUSED: RunView,
  APPLIED: OverView,
  FAILED: OverView,
  DISCARDED: OverView,
} as const satisfies Record<ImportState, unknown>;

/** Which view shows it. */
function viewOf(page: ImportPage, query: Awaited<Props["searchParams"]>) {
  const { reading, run, plan, mayMend } = page;
  if (isSealed(page)) return <SealedView {...page} />;
  const isReread =
    run.state === "PLANNED" && query.reading !== undefined && mayMend && plan.hasFile;
  if (reading && (run.state === "READ" || isReread))
    return <ReadingView {...page} reading={asInFile(reading)} />;
  if (run.corrects && isOver(run.state)) return <CorrectionsView {...page} />;
  const View = VIEWS[run.state];
  return <View {...page} query={query} />;
}

/** One address from the upload to the undoing: it shows what the import waits for. */
export default async function Import({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const gate = await enter(slug, "accounts.view");
  const page = await readFound(gate, id);
  return (
    <>
      <CountAnew state={page.run.state} />
      {viewOf(page, await searchParams)}
    </>
  );
}
