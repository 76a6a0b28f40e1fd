import type { APIRequestContext } from "@playwright/test";
import { moveAccounts } from "@/accounts/move-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { expect, test } from "../support/e2e-test";
import type { Invitee } from "./invitees";
import { letExpire, newInvitee, newInviter, sendAgain, stateOf } from "./invitees";

const move = ({ org, accountId }: Invitee, event: "claim" | "close") =>
  org.run((tx) => moveAccounts(tx, { ids: [accountId], event }));

test("an expired link says so to its holder, masks the address and takes a request for a new one", async ({
  page,
}) => {
  const invitee = await newInvitee();
  await letExpire(invitee);
  await page.goto(invitee.path);
  await expect(page.getByRole("heading", { name: /^This invitation expired on/ })).toBeVisible();
  await expect(page.getByText("am•••@halden.example")).toBeVisible();
  await expect(page.getByText(invitee.email)).toBeHidden();
  await page.getByRole("button", { name: "Ask for a new invitation" }).click();
  await expect(page.getByRole("heading", { name: "Your request is with" })).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ isAsked: true });
  await page.goto(invitee.path);
  await expect(page.getByText("You asked for a new invitation on")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask for a new invitation" })).toBeHidden();
});

test("a link is dead once a newer one is out, and the newer one claims", async ({ page }) => {
  const invitee = await newInvitee();
  const newer = await sendAgain(invitee, invitee);
  await page.goto(invitee.path);
  await expect(page.getByRole("heading", { name: "There is a newer invitation" })).toBeVisible();
  await expect(page.getByText(/sent you a newer one on .+ Look in your mailbox/)).toBeVisible();
  await page.goto(`${invitee.path}/password`);
  await expect(page.getByRole("heading", { name: "There is a newer invitation" })).toBeVisible();
  await page.goto(newer);
  await expect(page.getByRole("button", { name: "Set up my account" })).toBeVisible();
});

test("a withdrawn link says so; a claimed one leads to the sign-in", async ({ page }) => {
  const inviter = await newInviter();
  const withdrawn = await newInvitee(inviter);
  await inviter.org.run((tx) => withdrawInvitations(tx, { ids: [withdrawn.accountId] }));
  await page.goto(withdrawn.path);
  await expect(page.getByRole("heading", { name: "This invitation was withdrawn" })).toBeVisible();
  const claimed = await newInvitee(inviter);
  await move(claimed, "claim");
  await page.goto(claimed.path);
  await expect(page.getByRole("heading", { name: "Already yours: sign in" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in to Halden Group" }).click();
  await expect(page).toHaveURL(`/${inviter.org.slug}/sign-in`);
});

test("the links of a disabled organisation say so and offer nothing", async ({ page }) => {
  const invitee = await newInvitee();
  await invitee.org.run((tx) =>
    tx.db.organization.update({
      where: { orgId: tx.org },
      data: { status: "DISABLED", disabledAt: tx.now },
    }),
  );
  await page.goto(invitee.path);
  await expect(page.getByRole("heading", { name: "Halden Group is not available" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

/** What a page answers and shows, without its scripts, its address and what differs from one request to the next. */
async function answerOf(request: APIRequestContext, path: string) {
  const response = await request.get(path);
  const { date: _, "content-security-policy": policy, ...headers } = response.headers();
  const token = path.split("/")[2] ?? "";
  const nonce = /nonce-([\w+/=-]+)/.exec(policy ?? "")?.[1] ?? "";
  const page = (await response.text())
    .replaceAll(token, "TOKEN")
    .replaceAll(nonce, "NONCE")
    .replace(/<script.*?<\/script>|<link [^>]*>/gs, "");
  for (const name of ["set-cookie", "link", "content-length", "etag"]) delete headers[name];
  return { status: response.status(), headers, page };
}

test("who is suspended, closed or unknown gets one and the same page, which names nobody", async ({
  request,
}) => {
  const inviter = await newInviter();
  const suspended = await newInvitee(inviter);
  await inviter.org.run((tx) =>
    moveAccounts(tx, { ids: [suspended.accountId], event: "suspend", source: "HAND" }),
  );
  const closed = await newInvitee(inviter);
  await move(closed, "close");
  const other = await newInvitee();
  const [kind, , send, mac] = other.path.split("_");
  const foreign = [kind, closed.path.split("_")[1], send, mac].join("_");
  const expected = await answerOf(request, suspended.path);
  expect(expected.page).toContain("This link leads nowhere");
  expect(expected.page).not.toContain("Halden");
  for (const path of [
    closed.path,
    foreign,
    `${other.path.slice(0, -1)}~`,
    "/claim/claim_nothing",
  ]) {
    expect(await answerOf(request, path), path).toEqual(expected);
  }
});

test("a person declines only with a reason they chose, and may still change their mind", async ({
  page,
}) => {
  const invitee = await newInvitee();
  await page.goto(invitee.path);
  await page.getByRole("link", { name: "This isn’t me" }).click();
  await page.getByRole("button", { name: "Decline the invitation" }).click();
  await expect(page.getByText("Choose one of the two.")).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ declineReason: null });
  await page.getByLabel("I am not Amara Diallo").check();
  await page.getByRole("button", { name: "Decline the invitation" }).click();
  await expect(page.getByRole("heading", { name: "Invitation declined" })).toBeVisible();
  expect(await stateOf(invitee)).toMatchObject({ status: "INVITED", declineReason: "not-me" });
  await page.getByRole("link", { name: "Back to the invitation" }).click();
  await expect(page.getByText("You declined this invitation on")).toBeVisible();
});
