import { takeTextNotice } from "@/bounces/take-text-notice";
import { textNoticeGate } from "@/gates/webhooks/text-notice";
import { inOrg } from "@/lib/in-org";
import { resumeTexts } from "@/texts/resume-texts";
import { stopTexts } from "@/texts/stop-texts";

/** What became of texts, and what people answer to them (docs/operations.md says what is to be set at the provider). */
export const POST = (request: Request): Promise<Response> =>
  textNoticeGate(request, {
    notice: (scope, about) => inOrg(scope, (tx) => takeTextNotice(tx, about)),
    answer: (scope, { answer, ...whose }) =>
      inOrg(scope, (tx) => (answer === "stop" ? stopTexts(tx, whose) : resumeTexts(tx, whose))),
  });
