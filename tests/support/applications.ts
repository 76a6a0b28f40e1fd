import { createApplication } from "@/applications/create-application";
import type { ApplicationRules } from "@/applications/input";
import type { TestOrg } from "./org";

let made = 0;

/** An application of its own for each test. */
export async function newApplication(
  org: TestOrg,
  licences: number | null = null,
  rules: ApplicationRules = {},
): Promise<{ id: string; name: string }> {
  made += 1;
  const name = `Application ${made}`;
  const { id } = await org.run((tx) => createApplication(tx, { name, licences, rules }));
  return { id, name };
}
