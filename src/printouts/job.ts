import { displayName } from "@/accounts/input";
import { printCode, spellCode } from "@/codes/rules";
import { readHolders } from "@/handovers/queries";
import { localeOf } from "@/lib/i18n/locales";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import type { Letter, Letterhead } from "@/lib/paper/letters";
import { printLetters } from "@/lib/paper/letters";
import { codeBytes, openSecret, ownUrl, seal } from "@/lib/secrets";
import { readOwnOrganization } from "@/orgs/queries";
import { nextPart, readRun } from "./queries";
import type { Form } from "./rules";
import { setPart } from "./store";

/** Where a worker makes letters, and when it is to stop between two files. */
export type LettersWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };

type Work = {
  number: number;
  form: Form;
  key: Buffer;
  head: Letterhead;
  letters: Letter[];
};

/** The next file of a run: whose codes still count, and what their letters say. */
async function readWork(tx: OrgTx, id: string): Promise<Work | undefined> {
  const run = await readRun(tx, id);
  const part = run && (await nextPart(tx, id));
  if (!run || !part) return undefined;
  const org = await readOwnOrganization(tx);
  const page = ownUrl(`/${org.slug}/code`);
  const fallback = localeOf(org.language) ?? "en";
  const letters = (await readHolders(tx, part.accountIds)).map((holder): Letter => {
    const code = printCode(spellCode(codeBytes(tx.org, holder.sendId, holder.keyVersion)));
    return {
      name: displayName(holder),
      place: holder.team ?? holder.owner,
      login: holder.login,
      locale: localeOf(holder.language ?? undefined) ?? fallback,
      code,
      link: `${page}#${code}`,
      until: holder.expiresAt,
    };
  });
  const head = {
    organization: org.name,
    color: org.brand,
    address: page.replace(/^https?:\/\//, ""),
    contact: org.helpContact ?? org.helpUrl,
    timeZone: org.timeZone,
  };
  const sealed = { sealed: run.keySealed, keyVersion: run.keyVersion };
  const key = openSecret("letters", tx.org, sealed);
  return { number: part.number, form: run.form as Form, key, head, letters };
}

/**
 * Makes the files of a print run, one after the other, with no transaction open. Killed anywhere it goes on with the first
 * that is not there; made twice a file is the same, because codes are derived.
 */
export async function runLetters(
  { scopeOf, stopping }: LettersWorld,
  { org, id }: { org: string; id: string },
): Promise<void> {
  while (!stopping()) {
    const work = await inOrg(scopeOf(org), (tx) => readWork(tx, id), "chunk");
    if (!work) return;
    const { number, form, key, head, letters } = work;
    const sealed = seal(key, org, await printLetters(head, letters, form));
    await inOrg(
      scopeOf(org),
      (tx) => setPart(tx, { runId: id, number }, { made: letters.length, sealed }),
      "chunk",
    );
  }
  // the queue hands it to another worker
  throw new Error("stopped between two files");
}
