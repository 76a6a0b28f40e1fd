import pg from "pg";

// Baseline of `claim-page`: a bare Next page that opens a tenant transaction and reads one row.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function readRow(org: string, id: string): Promise<{ purpose: string } | undefined> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org_id', $1, true)", [org]);
    const { rows } = await client.query(
      "SELECT purpose FROM app.sends WHERE org_id = $1 AND id = $2",
      [org, id],
    );
    await client.query("COMMIT");
    return rows[0];
  } finally {
    client.release();
  }
}

export const dynamic = "force-dynamic";

export default async function Page({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const row = await readRow(org, id);
  return (
    <form method="post" action="/start">
      <h1>{row?.purpose}</h1>
      <button type="submit">Set up my account</button>
    </form>
  );
}
