import { publishTerms } from "@/terms/publish-terms";
import { readLastVersion } from "@/terms/queries";
import type { TermsText } from "@/terms/rules";
import type { Admin, JourneyOrg } from "./e2e-org";

export const TERMS_TEXTS: readonly TermsText[] = [
  {
    ...{ kind: "TERMS", locale: "en", url: null },
    body: "Be kind to each other.\n\nKeep the keys of the warehouse where they belong.",
  },
  {
    ...{ kind: "TERMS", locale: "fr", url: null },
    body: "Soyez aimables les uns avec les autres.",
  },
  { ...{ kind: "PRIVACY", locale: "en", body: null }, url: "https://halden.example/privacy" },
];

/** Terms of use in two languages and a link to the privacy notice, in force from now on. */
export async function publishedTerms(
  org: JourneyOrg,
  owner: Admin,
  { askAgain = false, texts = TERMS_TEXTS } = {},
): Promise<void> {
  await org.as(owner, async (tx) =>
    publishTerms(tx, { texts, askAgain, seen: await readLastVersion(tx) }),
  );
}
