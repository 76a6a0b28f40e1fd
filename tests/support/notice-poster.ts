import { takeNotice } from "@/bounces/take-notice";
import { noticeGate } from "@/gates/webhooks/mail-notice";
import { inOrg } from "@/lib/in-org";

/** What the signed endpoint answers: its number, and how many of our messages the mail named. */
export async function postNotice(request: Request): Promise<[status: number, known?: number]> {
  const response = await noticeGate(request, (scope, about) =>
    inOrg(scope, (tx) => takeNotice(tx, about)),
  );
  if (response.status !== 200) return [response.status];
  const { known } = await response.json();
  return [200, known];
}
