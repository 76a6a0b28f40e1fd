import { randomUUID } from "node:crypto";
import pg from "pg";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { readCampaign } from "@/campaigns/queries";
import { workerScope } from "@/gates/worker";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { createOrganization } from "@/orgs/create-organization";
import { freezeSelection } from "@/selections/freeze-selection";
import { ensureBuild } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import type { TestOrg } from "../support/org";
import { newAdmin } from "../support/org";
import { firstLine, startProgram } from "../support/processes";
import { startWorld } from "../support/world";
import { median, rounded } from "./median";
import { openPresses } from "./pressed";
import { suspicion } from "./suspect";

const PAIRS = 3;

type Figure = { seconds: number; peakRssMb: number };

const CROWD = `
  INSERT INTO app.accounts (org_id, id, name_key, search_text, first_name, last_name, email, email_key, created_at, updated_at)
  SELECT $1, gen_random_uuid(), 'person ' || n, ' person ' || n, 'Person', n::text, 'p' || n || '@bench.example',
    'p' || n || '@bench.example', now(), now() FROM generate_series(1, $2::int) n`;

/** An organisation in which so many people await an invitation. */
async function found(ownerUrl: string, name: string, rows: number): Promise<TestOrg> {
  const system = workerScope(randomUUID());
  const run: TestOrg["run"] = (work, at) => inOrg(system, work, "chunk", at);
  const slug = `bench-${name}`;
  await run((tx) =>
    createOrganization(tx, { name: "Bench", slug, language: "en", timeZone: "UTC" }),
  );
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("SELECT set_config('app.org_id', $1, false)", [system.org]);
  await client.query(CROWD, [system.org, rows]);
  await client.query("VACUUM ANALYZE app.accounts");
  await client.end();
  return { id: system.org, slug, system, run };
}

const printed = async (file: string, args: string[], env: Record<string, string>) =>
  JSON.parse(await firstLine(startProgram(file, args, env))) as Figure;

type Pressing = Awaited<ReturnType<typeof openPresses>>["press"];

/** "Invite all", from the press that confirms it in a browser to the last letter in the outbox. */
async function ours(org: TestOrg, rows: number, env: Record<string, string>, press: Pressing) {
  const admin = await newAdmin(org);
  const query = "status=created";
  const { id: selectionId } = await inOrg(
    admin.scope,
    (tx) => freezeSelection(tx, { query }),
    "chunk",
  );
  const whom = { selectionId, kind: "INVITE" } as const;
  const { channels } = await inOrg(admin.scope, (tx) => foreseeCampaign(tx, whom));
  if (channels.EMAIL !== rows)
    throw new Error(`${channels.EMAIL} of ${rows} people can be invited`);
  const { id, clickMs } = await press(org, { admin, selectionId, rows });
  const figure = await printed("tests/bench/invite-once.ts", [org.id, id], env);
  const campaign = await org.run((tx) => readCampaign(tx, id));
  if (campaign?.done !== rows) throw new Error(`${campaign?.done} of ${rows} were invited`);
  return { ...figure, seconds: figure.seconds + clickMs / 1_000, clickMs };
}

/** Inviting everybody against the bare statements that write as many rows of the same tables. */
export async function inviteAll({ rows = 100_000 }: { rows?: number }) {
  const port = await freePort();
  const world = await startWorld("bench", { APP_URL: `http://localhost:${port}` });
  const all: Awaited<ReturnType<typeof ours>>[] = [];
  const bare: Figure[] = [];
  await ensureBuild(() => undefined);
  const { press, close } = await openPresses(port, world.env);
  try {
    for (let round = 0; round < PAIRS; round += 1) {
      const org = await found(world.ownerUrl, `ours-${round}`, rows);
      all.push(await ours(org, rows, world.env, press));
      const other = await found(world.ownerUrl, `bare-${round}`, rows);
      const args = [world.ownerUrl, other.id];
      bare.push(await printed("tests/bench/baselines/bare-invitations.mjs", args, {}));
    }
    const middle = (field: keyof (typeof all)[number]) =>
      rounded(median(all.map((figure) => figure[field])));
    const queueSeconds = middle("seconds");
    const baselineSeconds = rounded(median(bare.map(({ seconds }) => seconds)));
    return {
      ...{ benchmark: "invite-all", rows, queueSeconds, baselineSeconds },
      ...suspicion("invite-all", baselineSeconds, rows),
      ratio: rounded(queueSeconds / baselineSeconds),
      clickMs: middle("clickMs"),
      peakRssMb: middle("peakRssMb"),
      ...{ pairs: PAIRS, target: 2 },
    };
  } finally {
    await close();
    await closeDb();
    await world.stop();
  }
}
