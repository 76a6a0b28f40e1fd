import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { asLogin } from "./connections";
import type { TestOrg } from "./org";
import type { Statement } from "./plans";
import { statementsOf, walksOf } from "./plans";

class Enough extends Error {}

/** What an act sends, as far as it comes; all of it is taken back. */
export const capturedIn = (
  org: TestOrg,
  run: (tx: OrgTx) => Promise<unknown>,
): Promise<Statement[]> =>
  statementsOf(() =>
    inOrg(
      org.system,
      async (tx) => {
        await run(tx);
        throw new Enough();
      },
      "chunk",
    ).catch((fault: Error) => {
      if (!(fault instanceof Enough)) throw fault;
    }),
  );

/** What statements walk when the application sends them inside the organisation. */
export const walksInside = (
  org: TestOrg,
  statements: Statement[],
  setting: string,
): Promise<string[]> =>
  asLogin(async (client) => {
    await client.query(setting);
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    const found: string[] = [];
    for (const statement of statements) {
      const text = statement.text.replaceAll(/\s+/g, " ").slice(0, 160);
      for (const walk of await walksOf(client, statement)) found.push(`${walk}: ${text}`);
    }
    return found;
  });
