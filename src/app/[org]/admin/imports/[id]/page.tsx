import { notFound } from "next/navigation";
import type { SessionGate } from "@/gates/session";
import { parseReading } from "@/imports/input";
import { NEEDED } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { readPlan } from "@/plans/queries";
import { readImport } from "@/runs/queries";
import { isId } from "../../chosen";
import { enter } from "../../enter";
import type { ImportPage } from "./import-head";
import { OverView } from "./over-view";
import { PlanView } from "./plan-view";
import { ReadingView } from "./reading-view";
import { RunView } from "./run-view";
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
      async (tx) => [await readImport(tx, id), await readPlan(tx, id)] as const,
      "page",
    ));
  const [run, plan] = found || notFound();
  if (!run || !plan) notFound();
  const mayAct = gate.permissions.includes(NEEDED[run.purpose]);
  const path = `/${gate.org.slug}/admin/imports`;
  return { gate, path, run, plan, reading: parseReading(plan.reading), mayAct };
}

/** One address from the upload to the undoing: it shows what the import waits for. */
export default async function Import({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const gate = await enter(slug, "accounts.view");
  const page = await readFound(gate, id);
  const query = await searchParams;
  const { state } = page.run;
  const isReread = state === "PLANNED" && query.reading !== undefined && page.mayAct;
  if ((state === "READ" || isReread) && page.reading)
    return <ReadingView {...page} reading={page.reading} />;
  if (state === "UPLOADING" || state === "READING" || state === "PLANNING" || state === "READ")
    return <WaitView {...page} />;
  if (state === "PLANNED" || state === "AWAITING") return <PlanView {...page} query={query} />;
  if (state === "APPLYING" || state === "PAUSED") return <RunView {...page} />;
  return <OverView {...page} query={query} />;
}
