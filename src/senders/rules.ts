import { cutText } from "@/lib/characters";

/** What a domain's record is worth: there and right, there and lenient, there and wrong, not there, not to be learned. */
export const RECORD_STATES = ["OK", "WEAK", "WRONG", "MISSING", "UNKNOWN"] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export type Judged = {
  state: RecordState;
  /** The record as it stands there. */
  record: string | null;
};

/** The text records at the names that matter; undefined where nobody answered, or nothing was asked. */
export type FoundRecords = {
  spf: readonly string[] | undefined;
  dkim: readonly string[] | undefined;
  dmarc: readonly string[] | undefined;
};

/** The same with what stands where the organisation shows that the domain is its own. */
export type FoundDomain = FoundRecords & { proof: readonly string[] | undefined };

/** Where the record stands that shows whose the domain is. */
export const proofName = (domain: string): string => `_rollcall.${domain}`;

/** When the domain was proven, after another look: no answer takes nothing away, another answer does. */
export function provenAt(
  { proof }: Pick<FoundDomain, "proof">,
  { wanted, before, now }: { wanted: string; before: Date | null; now: Date },
): Date | null {
  if (proof === undefined) return before;
  return proof.some((record) => record.trim() === wanted) ? now : null;
}

export type Standing = { provenAt: Date | null; fallenAt: Date | null };

/** The same, and since when a domain that was proven is so no more. */
export function standingOf(
  found: Pick<FoundDomain, "proof">,
  { wanted, before, now }: { wanted: string; before: Standing; now: Date },
): Standing {
  const proven = provenAt(found, { wanted, before: before.provenAt, now });
  if (proven) return { provenAt: proven, fallenAt: null };
  return { provenAt: null, fallenAt: before.provenAt ? now : before.fallenAt };
}

/** Under which address letters leave: over the own server, for a domain that is the organisation's, by the installation. */
export type SentBy = "own" | "proven" | "installation";

type Identity = { fromAddress: string | null; replyTo: string | null };

/**
 * Who letters come from. Over the installation's server nobody sends as a domain that is not shown to be theirs: the
 * installation's address stands for it then, and answers still go where they should.
 */
export function mailboxOf(
  { fromAddress, replyTo }: Identity,
  { sentBy, installation }: { sentBy: SentBy; installation: string },
): { address: string; replyTo: string | null } {
  if (fromAddress && sentBy !== "installation") return { address: fromAddress, replyTo };
  return { address: installation, replyTo: replyTo ?? fromAddress };
}

const LONGEST_SHOWN = 500;

/** Of the records at a name those of this kind: none, one, or too many to count. */
function pick(
  records: readonly string[] | undefined,
  isKind: (record: string) => boolean,
  judge: (record: string) => RecordState,
): Judged {
  if (records === undefined) return { state: "UNKNOWN", record: null };
  const [first, ...more] = records.filter(isKind);
  if (first === undefined) return { state: "MISSING", record: null };
  const record = cutText(first, LONGEST_SHOWN);
  return { state: more.length > 0 ? "WRONG" : judge(first), record };
}

/** Who may send for the domain. It has to end by keeping others out. */
export const judgeSpf = (records: readonly string[] | undefined): Judged =>
  pick(
    records,
    (record) => /^v=spf1(?: |$)/i.test(record),
    (record) => (/(?: [-~]all| redirect=\S+)\s*$/i.test(record) ? "OK" : "WEAK"),
  );

/** "v=DMARC1; p=reject" as its tags. */
const tagsOf = (record: string): Map<string, string> =>
  new Map(
    record.split(";").flatMap((part) => {
      const [name = "", ...value] = part.split("=");
      return name.trim() === ""
        ? []
        : [[name.trim().toLowerCase(), value.join("=").trim()] as const];
    }),
  );

/** The key that letters are signed with. An empty one was taken back. */
export const judgeDkim = (records: readonly string[] | undefined): Judged =>
  pick(
    records,
    (record) => /(?:^|;)\s*p\s*=/i.test(record),
    (record) => (tagsOf(record).get("p")?.replace(/\s/g, "") ? "OK" : "WRONG"),
  );

/** What a mailbox does with a letter that fails both. */
export function judgeDmarc(records: readonly string[] | undefined): Judged {
  const worth: Record<string, RecordState> = { reject: "OK", quarantine: "OK", none: "WEAK" };
  return pick(
    records,
    (record) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(record),
    (record) => worth[tagsOf(record).get("p")?.toLowerCase() ?? ""] ?? "WRONG",
  );
}

/** The record that a domain should have: where, and what it says. Of DKIM only the mail server knows the key. */
export type Advice = { name: string; value: string | null };

export const adviceFor = (
  domain: string,
  given: { mailHost: string; selector: string | null; reportTo: string },
): Record<keyof FoundRecords, Advice> => ({
  spf: { name: domain, value: `v=spf1 a:${given.mailHost} ~all` },
  dkim: { name: `${given.selector ?? "…"}._domainkey.${domain}`, value: null },
  dmarc: {
    name: `_dmarc.${domain}`,
    value: `v=DMARC1; p=quarantine; rua=mailto:${given.reportTo}`,
  },
});

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();

type Server = { host: string; username: string | null };

/**
 * Whether a stored password may stay with a changed server: only where it would be told to the same server under the same
 * name. Else whoever may change settings could have it sent to a server of their own.
 */
export const keepsPassword = (before: Server | undefined, after: Server): boolean =>
  before !== undefined && before.host === after.host && before.username === after.username;
