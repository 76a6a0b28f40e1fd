import { displayName } from "@/accounts/input";
import { permissionsOfAccounts, readRightsNow } from "@/admins/queries";
import { can, mayYieldSecret } from "@/admins/rules";
import { printCode, spellCode } from "@/codes/rules";
import type { CodeHolder } from "@/handovers/queries";
import { readHolders } from "@/handovers/queries";
import { localeOf } from "@/lib/i18n/locales";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import type { Letter, Letterhead } from "@/lib/paper/letters";
import { printLetters } from "@/lib/paper/letters";
import { enqueue } from "@/lib/queue";
import { codeBytes, openSecret, ownUrl, seal } from "@/lib/secrets";
import { isKept } from "@/lib/secrets/kept";
import { readOwnOrganization } from "@/orgs/queries";
import { nextPart, readRun } from "./queries";
import type { Form } from "./rules";
import { endParts, keepMadeBy, setPart } from "./store";

/** Where a worker makes letters, and when it is to stop. */
export type LettersWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };

type Work = {
  number: number;
  form: Form;
  key: Buffer;
  head: Letterhead;
  letters: Letter[];
  printed: string[];
};

type Sealed = ReturnType<typeof seal> | null;
type Run = NonNullable<Awaited<ReturnType<typeof readRun>>>;

/**
 * Of these people the ones whose letters are printed: with the code that they had when the run began and that still counts,
 * and who may do no more than the maker may at this moment. Undefined once the maker may see no codes.
 */
async function readPrinted(tx: OrgTx, { madeBy, createdAt }: Run, ids: readonly string[]) {
  const permissions = await readRightsNow(tx, madeBy);
  const maker = { kind: "account", id: madeBy, permissions } as const;
  if (!can(maker, "codes.see")) return undefined;
  const holders = await readHolders(tx, ids);
  const sends = holders.map(({ sendId }) => sendId);
  const chosen = await keepMadeBy(tx, sends, createdAt);
  const held = await permissionsOfAccounts(tx, ids);
  return holders.filter(
    ({ accountId, sendId }) =>
      chosen.has(sendId) && mayYieldSecret(maker, held.get(accountId) ?? []),
  );
}

/** Where a letter belongs: where its file does, so that nobody carries it elsewhere; else to the person's team or owner. */
const placeOf = (run: Run, part: { name: string | null }, holder: CodeHolder): string | null =>
  run.split === "NONE" ? (holder.team ?? holder.owner) : part.name;

/** The next file of a run: whose codes still count, and what their letters say. A run whose maker may no more, or whose key is gone, ends here. */
export async function readWork(tx: OrgTx, id: string): Promise<Work | undefined> {
  const run = await readRun(tx, id);
  const part = run && (await nextPart(tx, id));
  if (!run || !part) return undefined;
  const holders = isKept(run.keyVersion) ? await readPrinted(tx, run, part.accountIds) : undefined;
  if (!holders) {
    await endParts(tx, id);
    return undefined;
  }
  const org = await readOwnOrganization(tx);
  const page = ownUrl(`/${org.slug}/code`);
  const fallback = localeOf(org.language) ?? "en";
  const letters = holders.map((holder): Letter => {
    const code = printCode(spellCode(codeBytes(tx.org, holder.sendId, holder.keyVersion)));
    return {
      name: displayName(holder),
      place: placeOf(run, part, holder),
      login: holder.signsInWith,
      inviter: holder.inviter,
      locale: localeOf(holder.language ?? undefined) ?? fallback,
      code,
      link: `${page}#${code}`,
      until: holder.isUninvited ? null : holder.expiresAt,
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
  const printed = holders.map(({ accountId }) => accountId);
  return { number: part.number, form: run.form as Form, key, head, letters, printed };
}

/** Keeps a finished file. The run waits for the next one behind all others: nobody's letters stand behind a long run. */
async function keep(tx: OrgTx, id: string, { number, printed }: Work, sealed: Sealed) {
  await setPart(tx, { runId: id, number }, { printed, sealed });
  if (await nextPart(tx, id)) await enqueue(tx, "letters", { org: tx.org, id });
}

/**
 * Makes the next file of a print run, with no transaction open. Killed anywhere it is begun again with the first that is not
 * there; made twice a file is the same, because codes are derived.
 */
export async function runLetters(
  { scopeOf, stopping }: LettersWorld,
  { org, id }: { org: string; id: string },
): Promise<void> {
  // the queue hands it to another worker
  if (stopping()) throw new Error("stopped before a file");
  const work = await inOrg(scopeOf(org), (tx) => readWork(tx, id), "chunk");
  if (!work) return;
  const { form, key, head, letters } = work;
  const sealed =
    letters.length > 0 ? seal(key, org, await printLetters(head, letters, form)) : null;
  await inOrg(scopeOf(org), (tx) => keep(tx, id, work, sealed), "chunk");
}
