import { startStage } from "../support/e2e-stage";

/** Starts the product once for all journeys; what it returns ends it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const stage = await startStage(Number(process.env.ROLLCALL_E2E_PORT));
  return stage.stop;
}
