import { mailOutage } from "@/gates/machine";

/**
 * The process is alive, whatever it says besides: who restarts a process because of this must not do so for a lost database
 * or a mail server out of reach.
 */
export async function GET(): Promise<Response> {
  const since = await mailOutage();
  return new Response(since ? `alive\nno mail leaves since ${since.toISOString()}\n` : "alive\n");
}
