import { claimAccount } from "@/invitations/claim-account";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { readToken } from "@/lib/secrets";
import { openInstallation } from "../../scripts/admin/installation";

// A program of its own that claims with a link as its holder would, in the installation that DATA_DIR names. Prints what
// came of it: "claimed", what the verb refused, or "worthless" for a link that the installation's keys did not make.

async function claim(token: string): Promise<string> {
  const read = readToken("claim", token);
  if (!read) return "worthless";
  const scope = mintScope(read.org, { kind: "invitee" });
  const about = { firstName: "Eva", lastName: "Lindqvist" };
  return inOrg(scope, (tx) =>
    claimAccount(tx, { sendId: read.row, passwordHash: "h", about }),
  ).then(
    () => "claimed",
    (fault: Error) => fault.message,
  );
}

const installation = await openInstallation();
try {
  console.log(await claim(process.argv[2]?.split("/").at(-1) ?? ""));
} finally {
  await closeDb();
  await installation.close();
}
process.exit(0);
