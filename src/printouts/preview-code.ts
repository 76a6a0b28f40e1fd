import { displayName } from "@/accounts/input";
import { endOfCode, withDots } from "@/codes/rules";
import { loadMessages } from "@/lib/i18n/load";
import { localeOf } from "@/lib/i18n/locales";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { ownUrl } from "@/lib/secrets";
import { readOwnOrganization } from "@/orgs/queries";

/** What stands on somebody's printed letter, in the language it is printed in for them; its code is dots. */
export type CodePreview = {
  name: string;
  organization: string;
  lead: string;
  label: string;
  code: string;
  step: string;
  until: string;
  language: string;
};

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** The letter with an access code that this person would be handed, in short. */
export async function previewCode(
  tx: OrgTx,
  { accountId }: { accountId: string },
): Promise<CodePreview> {
  const where = { orgId_id: { orgId: tx.org, id: accountId } };
  const person = await tx.db.account.findUnique({ where });
  if (!person) throw new Refusal("not-found");
  const organization = await readOwnOrganization(tx);
  const language = localeOf(person.language) ?? localeOf(organization.language) ?? "en";
  const { paper } = await loadMessages(language);
  const { timeZone } = organization;
  // British, as the pages are
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...{ dateStyle: "long", timeZone },
  });
  const values = {
    organization: organization.name,
    address: ownUrl(`/${organization.slug}/code`).replace(/^https?:\/\//, ""),
    date: format.format(endOfCode(tx.now, organization.codeLifeDays)),
  };
  return {
    ...{ name: displayName(person), organization: organization.name, language },
    ...{ label: paper.code, code: withDots("").join(" "), lead: fill(paper.title, values) },
    ...{ step: fill(paper.step1, values), until: fill(paper.until, values) },
  };
}
