import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { countHindered } from "@/rehearsals/count-hindered";
import { listPlanned, readPlannedFor } from "@/waves/queries";
import { asAdmin, begun, chosen, crowdOf, planned, worked } from "../../tests/support/campaigns";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { readCampaign } from "./queries";
import type { Step } from "./rules";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
});

const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const steer = (id: string, step: Step) => asAdmin(owner, (tx) => steerSeen(tx, { id, step }));
const FIRST = { size: 1, unit: "people", rest: "HAND" } as const;

test("paused after its first wave a campaign still holds whom it has to write to, and says that it is paused", async () => {
  const ids = await crowdOf(org, 4, "Held");
  const id = await planned(owner, ids, { start: null, waves: FIRST });
  await worked(org, id);
  await steer(id, "pause");
  const told = { id, state: "PAUSED", count: 3, at: null };
  expect(await org.run(listPlanned)).toEqual([told]);
  expect(await other.run(listPlanned)).toEqual([]);
  expect(await org.run(countHindered)).toEqual({ "invite-planned": 3 });
  const { foreseen } = await chosen(owner, { ids });
  expect(foreseen.channels.EMAIL).toBe(0);
  expect(foreseen.missing).toContainEqual(
    expect.objectContaining({ code: "invite-planned", count: 3 }),
  );
  const [waiting = ""] = await waitingOf(ids);
  expect(await org.run((tx) => readPlannedFor(tx, waiting))).toMatchObject({
    ...{ id, isPaused: true, at: null },
  });
  await steer(id, "resume");
  await steer(id, "rest");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ done: 4, refused: 0 });
  expect(await org.run(listPlanned)).toEqual([]);
});

test("so does one that was paused before everybody was queued; one whose letters are all queued holds nobody", async () => {
  const ids = await crowdOf(org, 2, "Queued");
  const id = await begun(owner, { ids });
  await steer(id, "pause");
  expect(await org.run(listPlanned)).toMatchObject([{ id, count: 2 }]);
  const second = await begunOver(await crowdOf(org, 1, "Other"), ids);
  await worked(org, second);
  expect(await read(second)).toMatchObject({ done: 1, refused: 2 });
  await steer(id, "resume");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ done: 2, refused: 0 });
  await steer(id, "pause");
  expect(await org.run(listPlanned)).toEqual([]);
});

const begunOver = (some: string[], held: string[]) => begun(owner, { ids: [...some, ...held] });

const waitingOf = (ids: string[]) =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, id: { in: ids }, status: "CREATED" };
    return (await tx.db.account.findMany({ where })).map((row) => row.id);
  });
