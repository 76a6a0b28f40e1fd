import type { Fact, LetterContent } from "./content";
import { greeting } from "./content";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

type Section =
  | "campaignDone"
  | "campaignStopped"
  | "campaignPaused"
  | "campaignEnded"
  | "importDone"
  | "mailFailing"
  | "textsFailing"
  | "capReached"
  | "domainFallen"
  | "joinWaiting"
  | "joinPaused";
type Count =
  | "written"
  | "coded"
  | "lost"
  | "left"
  | "rows"
  | "created"
  | "changed"
  | "invited"
  | "unchanged"
  | "faulty"
  | "refused";

/** Letters that tell an admin what happened without them, alike but for their words and numbers. They name nobody. */
const alert =
  (section: Section, ...counts: readonly Count[]) =>
  (locale: LetterLocale): LetterContent => {
    const [text, shared] = [textsOf(locale, section), textsOf(locale, "shared")];
    const words = textsOf(locale, "alert");
    const when: Fact = { label: shared("when"), value: slot("happenedAt") };
    return {
      subject: text("subject"),
      preview: slot("happenedAt"),
      heading: text("heading"),
      lead: [greeting(locale), text("lead")],
      button: text("button"),
      facts: [when, ...counts.map((count) => ({ label: words(count), value: slot(count) }))],
      why: words("why"),
      secret: false,
    };
  };

export const ALERT_LETTERS = {
  "campaign-done": alert("campaignDone", "written", "coded", "lost", "left"),
  "campaign-stopped": alert("campaignStopped", "written", "coded", "lost"),
  "campaign-paused": alert("campaignPaused", "written", "coded", "lost"),
  "campaign-ended": alert("campaignEnded", "written", "coded", "lost"),
  "import-done": alert(
    "importDone",
    ...(["rows", "created", "changed", "invited", "unchanged"] as const),
    ...(["left", "faulty", "refused"] as const),
  ),
  "mail-failing": alert("mailFailing"),
  "texts-failing": alert("textsFailing"),
  "cap-reached": alert("capReached"),
  "domain-fallen": alert("domainFallen"),
  "join-waiting": alert("joinWaiting"),
  "join-paused": alert("joinPaused"),
} as const;
