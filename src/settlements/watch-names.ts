import type { PlannedRow } from "@/plans/rules";

/** Two halves of 32 bits that are mixed at the end, 53 bits in all. */
function digestOf(text: string): number {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2_654_435_761);
    other = Math.imul(other ^ code, 1_597_334_677);
  }
  const low =
    Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
  const high =
    Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (high & 2_097_151) + (low >>> 0);
}

/** Whether a text came before, by digests in eight bytes each; of more than `most` nothing is known. */
function seenTexts(most: number): (text: string) => boolean {
  const slots = 2 ** Math.ceil(Math.log2(most * 1.25 + 2));
  const [digests, last] = [new Float64Array(slots), slots - 1];
  let count = 0;
  return (text) => {
    if (count === most) return true;
    // 0 is a slot that nothing has
    const digest = digestOf(text) + 1;
    let slot = digest & last;
    while (digests[slot] !== 0 && digests[slot] !== digest) slot = (slot + 1) & last;
    if (digests[slot] === digest) return true;
    digests[slot] = digest;
    count += 1;
    return false;
  };
}

type Passing = Pick<
  PlannedRow,
  "externalKey" | "loginKey" | "emailKey" | "accountId" | "ownerKey" | "change"
>;

/** What most files say nothing of: where no row names it, nobody has to look for it among all of them. */
export type Naming = "owner" | "newTeams" | "applications";

/**
 * Watches the rows of a file as they pass by on their way to the database, where to compare them all takes a fifth of the time
 * that it takes to store them: whether any two may name one person, by the keys that `markDuplicates` compares. No is certain;
 * yes is wrong for one in fifty thousand of the largest files, whose keys are then compared in vain. And what any of them names.
 */
export function watchNames(rows: number) {
  const isSeen = seenTexts(rows * 4);
  let areAlike = false;
  const named = new Set<Naming>();
  const note = (kind: "X" | "N" | "A", key: string | null): void => {
    if (key !== null && isSeen(kind + key)) areAlike = true;
  };
  return {
    see: (passing: readonly Passing[]): void => {
      for (const { externalKey, loginKey, emailKey, accountId, ownerKey, change } of passing) {
        note("X", externalKey);
        note("N", loginKey);
        if (emailKey !== loginKey) note("N", emailKey);
        note("A", accountId);
        if (ownerKey !== null) named.add("owner");
        if (change?.newTeams) named.add("newTeams");
        if (change?.applications) named.add("applications");
      }
    },
    areAlike: (): boolean => areAlike,
    name: (what: Naming): boolean => named.has(what),
  };
}
