import { plainText } from "@/accounts/input";

/** A name without what people leave out or put in: case, marks, blanks and signs. */
const bare = (name: string): string => plainText(name).replace(/[^\p{L}\p{N}]+/gu, "");

/** What tells names apart that are otherwise alike: "Site 2" is not "Site 3", nor "Team A" "Team B". */
const marks = (name: string): string =>
  (plainText(name).match(/\p{N}+|(?<![\p{L}\p{N}])\p{L}(?![\p{L}\p{N}])/gu) ?? []).join(" ");

/** How many signs may be wrong in a name of this length. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Signs that are missing, too many, wrong or swapped with their neighbour between two texts; `most` + 1 where there are more. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwap = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const change = (last[at - 1] ?? 0) + (isSame ? 0 : 1);
      const step = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, change);
      next.push(isSwap ? Math.min(step, (before[at - 2] ?? 0) + 1) : step);
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}

/** Which of these teams a name that none has was probably meant for; undefined: it is another one. */
export function nearTeam(name: string, teams: readonly string[]): string | undefined {
  const [own, mark] = [bare(name), marks(name)];
  const most = slips(own.length);
  let [best, found]: [number, string | undefined] = [most + 1, undefined];
  for (const team of teams) {
    const other = bare(team);
    const isNear = other === own || marks(team) === mark;
    const far = isNear ? slipsBetween(own, other, most) : best;
    if (far < best) [best, found] = [far, team];
  }
  return found;
}

/** A team that applying a roster makes: how many rows name it, by which key they are found, and which one they may mean. */
export type NewTeam = { key: string; name: string; rows: number; near?: string };

const NEW_TEAM = "TEAM|new|";

/** By this the rows that name a team that nobody has made are found, as alike faults are. */
export const newTeamKey = (name: string): string => `${NEW_TEAM}${name}`;

/** The name of the team that a key of rows is about; undefined: it is one of alike faults. */
export const newTeamOf = (key: string): string | undefined =>
  key.startsWith(NEW_TEAM) ? key.slice(NEW_TEAM.length) : undefined;
