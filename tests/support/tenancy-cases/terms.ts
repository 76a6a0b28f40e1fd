import { dropDraft } from "@/drafts/drop-draft";
import { dropOldDrafts } from "@/drafts/drop-old-drafts";
import { keepDraft } from "@/drafts/keep-draft";
import { readClaimLink } from "@/invitations/queries";
import type { OrgTx } from "@/lib/org";
import { acceptTerms } from "@/terms/accept-terms";
import { publishTerms } from "@/terms/publish-terms";
import {
  isAskedForTerms,
  listVersions,
  readAcceptances,
  readLastVersion,
  readTerms,
} from "@/terms/queries";
import type { TenancyCases } from "../tenancy-case";
import { TERMS_TEXTS } from "../terms";

const OWN = "it knows the transaction's own organisation alone";

/** Terms that everybody is asked for. */
const publish = (tx: OrgTx) => publishTerms(tx, { texts: TERMS_TEXTS, askAgain: true, seen: 0 });

const keep = (tx: OrgTx, sendId: string) =>
  keepDraft(tx, {
    ...{ sendId, before: null, browser: "b" },
    said: { firstName: "Amara", language: "fr" },
  });

export const termsCases: TenancyCases = {
  "terms/publishTerms": { run: publish, takesNoId: OWN },
  "terms/readTerms": {
    run: async (tx) => {
      await publish(tx);
      return (await readTerms(tx))?.texts;
    },
    takesNoId: OWN,
  },
  "terms/listVersions": {
    run: async (tx) => {
      await publish(tx);
      return (await listVersions(tx)).map(({ version, locales }) => [version, locales]);
    },
    takesNoId: OWN,
  },
  "terms/readLastVersion": { run: readLastVersion, takesNoId: OWN },
  "terms/isAskedForTerms": {
    run: async (tx, { active }) => {
      await publish(tx);
      return isAskedForTerms(tx, active);
    },
  },
  "terms/readAcceptances": {
    run: async (tx, { active }) => {
      await publish(tx);
      await acceptTerms(tx, { accountId: active, version: 1 });
      return readAcceptances(tx, active);
    },
  },
  "terms/acceptTerms": {
    run: async (tx, { active }) => {
      await publish(tx);
      return acceptTerms(tx, { accountId: active, version: 1 });
    },
  },
  "drafts/keepDraft": {
    run: async (tx, { send }) => {
      await keep(tx, send);
      return (await readClaimLink(tx, send))?.draft;
    },
  },
  "drafts/dropDraft": {
    run: async (tx, { invited, send }) => {
      await keep(tx, send);
      return dropDraft(tx, { accountId: invited });
    },
  },
  "drafts/dropOldDrafts": {
    run: (tx) => dropOldDrafts(tx, { most: 10 }),
    takesNoId: OWN,
  },
};
