import { checkPassword } from "./check-password";
import type { Credentials } from "./queries";

/**
 * Whose password it is, of those who may sign in with one name. As many hashes whoever they are, and however soon one fits:
 * so the time of the answer tells nobody apart.
 */
export async function findFitting(
  { accounts, tries }: { accounts: readonly Credentials[]; tries: number },
  typed: string,
): Promise<Credentials | undefined> {
  const fits = await Promise.all(
    Array.from({ length: tries }, (_, index) => checkPassword(accounts[index]?.hash, typed)),
  );
  return accounts.find(({ status }, index) => fits[index] && status === "ACTIVE");
}
