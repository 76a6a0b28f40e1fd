import { metricsGate } from "@/gates/machine";

/** What is measured, in the text form of Prometheus, for whoever holds the token of the settings. */
export async function GET(): Promise<Response> {
  const { status, text } = await metricsGate();
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
  });
}
