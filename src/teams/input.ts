import { z } from "zod";
import { plainKey, plainText } from "@/accounts/input";
import { name } from "@/orgs/input";

/** A team's name on one line; spaces in a row count as one. */
export const teamName = z
  .string()
  .max(800)
  .transform((typed) => typed.replace(/\s+/g, " "))
  .pipe(name(100));

/**
 * One key for every spelling of a name: unique whatever the case. It begins with the name without marks, so that "Ängelholm"
 * stands among the A and "malmo" finds "Malmö"; two spaces, which no name has, end that part.
 */
export const teamKey = (typed: string): string =>
  `${plainText(typed)}  ${plainKey(typed.replace(/\s+/g, " "))}`;
