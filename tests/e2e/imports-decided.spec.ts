import { asOwner, choose, csv, heading, plan } from "../support/e2e-imports";
import { expect, test } from "../support/e2e-test";

test("a second admin approves what is too many rows for one, and sees who asked", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  test.slow();
  const asking = await asOwner(page, org, signIn);
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { approvalRows: 1 } }),
  );
  const lines = ["anna", "rasmus"].map((name) => `${name},${name}@${org.slug}.example`);
  await choose(page, org, csv("two.csv", ["Last name,E-mail", ...lines].join("\n")));
  await plan(page);
  await page.getByText("Invite later").click();
  const ask = "Ask for approval of 2 changes";
  await page.getByRole("button", { name: ask }).click();
  await page.getByRole("dialog").getByRole("button", { name: ask }).click();
  await expect(page.getByText("Another admin has to approve 2 changes.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);

  const other = await visitor();
  const second = await org.member(["OWNER"]);
  await signIn(other, org, second);
  await other.goto(page.url());
  await expect(other.getByText(`${asking.name} asks to apply 2 changes.`)).toBeVisible();
  await other.getByRole("button", { name: "Approve", exact: true }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
  await expect(heading(other, "Applied")).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByText(`Approved by ${second.name}.`)).toBeVisible();
});

test("a file is dropped, is seen going up, is cancelled, and comes through when it is dropped again", async ({
  page,
  org,
  signIn,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  await page.goto(`${org.admin}/imports/new`);
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => `Person ${at},p${at}@${org.slug}.example`,
  );
  const text = ["Last name,E-mail", ...lines].join("\n");
  const drop = async () => {
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], "dropped.csv", { type: "text/csv" }));
      return transfer;
    }, text);
    const zone = page.getByRole("region", { name: "Import a file" });
    await zone.dispatchEvent("drop", { dataTransfer: dropped });
  };
  const network = await page.context().newCDPSession(page);
  const upload = (uploadThroughput: number) =>
    network.send("Network.emulateNetworkConditions", {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
    });
  await upload(50_000);
  await drop();
  await expect(page.getByRole("progressbar", { name: "Uploading dropped.csv" })).toBeVisible();
  const share = page.locator("span", { hasText: /^[1-9]\d?% of/ });
  await expect(share).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByText("The upload was cancelled. Nothing was imported.")).toBeVisible();
  await upload(-1);
  await drop();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  await expect(page.getByText("20,000 rows").first()).toBeVisible({ timeout: 30_000 });
});
