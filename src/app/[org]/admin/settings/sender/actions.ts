"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { lookUpDomain, mayUseAnyServer } from "@/gates/machine";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readSettings } from "@/orgs/queries";
import { selectorInput, serverInput } from "@/senders/input";
import { recordDomainCheck } from "@/senders/record-domain-check";
import { removeServer } from "@/senders/remove-server";
import { domainOf } from "@/senders/rules";
import { saveServer } from "@/senders/save-server";
import { previewWords } from "@/templates/preview-words";
import { testTemplate } from "@/templates/test-template";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";
import { languageOf } from "../../people/language-choices";

const seenOf = (data: FormData): Date | null => {
  const seen = data.get("seen");
  return seen ? z.coerce.date().parse(seen) : null;
};

/** The page behind the form is read anew after each act, also after one that somebody else's was faster than. */
const act = (
  data: FormData,
  work: (gate: Awaited<ReturnType<typeof enter>>) => Promise<FormState>,
): Promise<FormState> =>
  answer(data, async () => {
    const gate = await enter(String(data.get("org")), "settings.manage");
    try {
      const state = await work(gate);
      refresh();
      return state;
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "settings-changed") refresh();
      throw fault;
    }
  });

export async function saveOwnServer(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("sender");
  return act(data, async ({ scope }) => {
    const anyPort = mayUseAnyServer();
    const server = serverInput({ anyPort }).parse(Object.fromEntries(data));
    await inOrg(scope, (tx) => saveServer(tx, { server, seen: seenOf(data) }));
    return { done: t("saved") };
  });
}

export async function dropServer(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("sender");
  return act(data, async ({ scope }) => {
    const seen = seenOf(data);
    if (!seen) throw new Refusal("settings-changed");
    await inOrg(scope, (tx) => removeServer(tx, { seen }));
    return { done: t("removed") };
  });
}

/** The invitation in the admin's own language, to the admin: the letter that matters most. */
async function mailInvitation(tx: OrgTx, wish: string | null) {
  const { language } = await readSettings(tx);
  const key = { letter: "invitation", locale: languageOf(wish, language) } as const;
  const { start: wording } = await previewWords(tx, key);
  return testTemplate(tx, { ...key, wording });
}

export async function sendTest(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("sender");
  return act(data, async ({ scope, account }) => {
    const { to } = await inOrg(scope, (tx) => mailInvitation(tx, account.language));
    return { done: t("tested", { address: to }) };
  });
}

/** Asks the name servers with no transaction open, then keeps what they said. */
export async function checkDomain(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("sender.domain");
  return act(data, async ({ scope }) => {
    const { selector } = z.object({ selector: selectorInput }).parse(Object.fromEntries(data));
    const { fromAddress } = await inOrg(scope, readSettings, "page");
    if (!fromAddress) throw new Refusal("settings-changed");
    const domain = domainOf(fromAddress);
    const found = await lookUpDomain(domain, selector);
    await inOrg(scope, (tx) => recordDomainCheck(tx, { domain, selector, found }));
    return { done: t("checked", { domain }) };
  });
}
