import { isReady } from "@/gates/machine";

/** The database answers and is migrated: send requests here. No word about what is wrong, because anybody may ask. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return new Response(ready ? "ready\n" : "not ready\n", { status: ready ? 200 : 503 });
}
