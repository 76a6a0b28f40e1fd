import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import pg from "pg";
import { StartError } from "./say";

const ROUNDS = 4096;

/** What PostgreSQL keeps of a password: sent in its place, so that no log of statements ever holds the password. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, ROUNDS, 32, "sha256");
  const keyed = (label: string) => createHmac("sha256", salted).update(label).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const server = keyed("Server Key").toString("base64");
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString("base64")}$${stored}:${server}`;
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function setPassword(owner: pg.Client, login: string, password: string): Promise<void> {
  const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [login]);
  const verb = rowCount ? "ALTER" : "CREATE";
  const verifier = pg.escapeLiteral(scramVerifier(password));
  await owner.query(`${verb} ROLE ${pg.escapeIdentifier(login)} LOGIN PASSWORD ${verifier}`);
}

/** Makes the login that web and worker use, or gives it its new password, and the rights of `rollcall_runtime`. */
export async function grantLogin(owner: pg.Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const login = decodeURIComponent(username);
  try {
    if (!(await canSignIn(appUrl))) await setPassword(owner, login, decodeURIComponent(password));
    const { rows } = await owner.query<{ member: boolean }>(
      "SELECT pg_has_role($1, 'rollcall_runtime', 'MEMBER') AS member",
      [login],
    );
    if (!rows[0]?.member)
      await owner.query(`GRANT rollcall_runtime TO ${pg.escapeIdentifier(login)}`);
  } catch (error) {
    const { message } = error as Error;
    throw new StartError(
      `The login "${login}" of web and worker could not be made ready: ${message}`,
    );
  }
}
