import { dropTemplate } from "@/templates/drop-template";
import { previewTemplate } from "@/templates/preview-template";
import { previewWords } from "@/templates/preview-words";
import { listTemplates, readTemplate } from "@/templates/queries";
import { sampleFacts } from "@/templates/sample-facts";
import { saveTemplate } from "@/templates/save-template";
import { testTemplate } from "@/templates/test-template";
import type { TenancyCases } from "../tenancy-case";
import { actingAs } from "../tenancy-case";

const KEY = { letter: "invitation", locale: "fr" } as const;
const WORDS = { subject: "Bonjour", body: "Bienvenue" };
const OWN = "letter and language name the transaction's own organisation's alone";

/** With the right to it, so that what is refused is refused for its organisation. */
const asAdmin = (tx: Parameters<typeof actingAs>[0], id: string) => ({
  ...actingAs(tx, id),
  actor: { kind: "account" as const, id, permissions: ["settings.manage" as const] },
});

export const templatesCases: TenancyCases = {
  "templates/listTemplates": { run: (tx) => listTemplates(tx), takesNoId: OWN },
  "templates/readTemplate": { run: (tx) => readTemplate(tx, KEY), takesNoId: OWN },
  "templates/saveTemplate": {
    run: (tx) => saveTemplate(tx, { ...KEY, ...WORDS, seen: null }),
    takesNoId: OWN,
  },
  "templates/dropTemplate": {
    run: (tx) => dropTemplate(tx, { ...KEY, seen: tx.now }),
    takesNoId: OWN,
  },
  "templates/previewWords": { run: (tx) => previewWords(tx, KEY), takesNoId: OWN },
  "templates/sampleFacts": { run: (tx, { admin }) => sampleFacts(actingAs(tx, admin)) },
  "templates/previewTemplate": {
    run: (tx, { admin }) => previewTemplate(actingAs(tx, admin), { ...KEY, wording: WORDS }),
  },
  "templates/testTemplate": {
    run: (tx, { admin }) => testTemplate(asAdmin(tx, admin), { ...KEY, wording: WORDS }),
  },
};
