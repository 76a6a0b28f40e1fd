import { keyVersions } from "../secrets";
import type { Sql } from "../sql";
import { sql } from "../sql";

/** Whether this version of the master key is kept: what was derived with one that was retired can neither be made nor read. */
export const isKept = (version: number): boolean => keyVersions().includes(version);

/** The same of sending `s`: without its key it opens nothing, whatever the rest of it says. */
export const hasKey = (): Sql => sql`s.key_version = ANY (${keyVersions()}::int[])`;
