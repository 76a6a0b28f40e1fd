import { takeNotice } from "@/bounces/take-notice";
import { noticeGate } from "@/gates/webhooks/mail-notice";
import { inOrg } from "@/lib/in-org";

/** Mails that came back, as they came: notices of delivery and complaints (docs/operations.md says who posts them). */
export const POST = (request: Request): Promise<Response> =>
  noticeGate(request, (scope, about) => inOrg(scope, (tx) => takeNotice(tx, about)));
