import type { Page } from "@playwright/test";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { freezeSelection } from "@/selections/freeze-selection";
import { judge } from "../faults/sink";
import { crowdOf } from "../support/campaigns";
import type { Admin, JourneyOrg } from "../support/e2e-org";
import { expect, test } from "../support/e2e-own-stage";

// One product for both.
test.describe.configure({ mode: "default", timeout: 120_000 });

/** A campaign to so many people, confirmed; nobody works on it yet. */
async function confirmed(org: JourneyOrg, owner: Admin, count: number): Promise<string> {
  const ids = await crowdOf(org, count, "Crowd");
  return org.as(owner, async (tx) => {
    const { id: selectionId } = await freezeSelection(tx, { ids });
    const expected = { EMAIL: count, SMS: 0, CODE: 0 };
    const input = { selectionId, kind: "INVITE", expected, wording: null } as const;
    return (await beginCampaign(tx, input)).id;
  });
}

/** How many letters are handed over, as the open page says. */
const handedOver = async (page: Page): Promise<number> => {
  const figure = page.getByRole("region", { name: "How far it is" }).locator("strong").first();
  return Number((await figure.textContent())?.replace(/\D/g, ""));
};

/** The open page asks again by itself. */
const looksAgain = (page: Page) =>
  page.waitForResponse((answer) => answer.url().includes("_rsc="), { timeout: 20_000 });

/** What the page says while it asks again and again: the same. */
async function standsStill(page: Page, looks = 3): Promise<number> {
  // what was asked before may still bring what was done before
  for (let look = 0; look < 2; look += 1) await looksAgain(page);
  const before = await handedOver(page);
  for (let look = 0; look < looks; look += 1) await looksAgain(page);
  expect(await handedOver(page)).toBe(before);
  return before;
}

test("a campaign's page stands still without a worker, and goes on where it was after one was killed", async ({
  page,
  org,
  signIn,
  stage,
}) => {
  const count = 160;
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  const id = await confirmed(org, owner, count);
  await page.goto(`${org.admin}/campaigns/${id}`);
  expect(await standsStill(page)).toBe(0);
  const worker = stage.startWorker();
  await expect.poll(() => handedOver(page), { timeout: 30_000 }).toBeGreaterThan(20);
  await stage.killWorker(worker);
  const reached = await standsStill(page);
  expect(reached).toBeLessThan(count);
  const next = stage.startWorker();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible({ timeout: 40_000 });
  expect(await handedOver(page)).toBe(count);
  await stage.killWorker(next);
  expect(judge(stage.accepted(), count)).toMatchObject({ lost: 0, duplicated: 0 });
});

test("while the mail server is out of reach, health and the campaign say since when, and it drains by itself", async ({
  page,
  org,
  signIn,
  stage,
  request,
}) => {
  const owner = await org.member(["OWNER"]);
  await signIn(page, org, owner);
  const health = async () => (await request.get("/api/health")).text();
  expect(await health()).toBe("alive\n");
  await stage.stopSink();
  const worker = stage.startWorker();
  const id = await confirmed(org, owner, 5);
  await page.goto(`${org.admin}/campaigns/${id}`);
  await expect.poll(health, { timeout: 40_000 }).toMatch(/^alive\nno mail leaves since 20/);
  await expect(page.getByText(/The mail server is out of reach since/)).toBeVisible();
  const before = stage.accepted().length;
  await stage.startSink();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible({ timeout: 50_000 });
  await expect(page.getByText(/The mail server is out of reach since/)).toBeHidden();
  expect(await health()).toBe("alive\n");
  // beside them leave the notices to who began this campaign and the one before
  const invitations = stage
    .accepted()
    .slice(before)
    .filter(({ link }) => link !== undefined);
  expect(invitations).toHaveLength(5);
  await stage.killWorker(worker);
});
