/** The process is alive. It asks nobody else: who restarts a process because of this must not do so for a lost database. */
export const GET = (): Response => new Response("alive\n");
