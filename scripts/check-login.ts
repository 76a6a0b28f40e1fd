import pg from "pg";
import { assertPowerless, LoginError } from "../src/lib/powerless";
import { StartError } from "./say";

/** Sees that the login of web and worker gets in and is held by row-level security, before anything is started with it. */
export async function checkLogin(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await assertPowerless(pool);
  } catch (error) {
    if (error instanceof LoginError) throw error;
    const { message, code } = error as Error & { code?: string };
    throw new StartError(`The database of DATABASE_URL cannot be reached: ${message || code}.`);
  } finally {
    await pool.end();
  }
}
