import { showCode } from "@/handovers/show-code";
import { expect, PHONE, test } from "../support/e2e-test";
import { askToJoin, enter, openLink } from "../support/joins";

/** As after the operator retired the key that everything of this organisation was made with. */
const GONE = 99;

test("a join link whose key was retired says so, lets its people in, and gives way to another one", async ({
  page,
  org,
  signIn,
  visitor,
}) => {
  const id = await openLink(org, { approval: true });
  await enter(org, await askToJoin(org, id, "waits@halden.example"));
  await org.run((tx) => tx.db.joinLink.updateMany({ data: { keyVersion: GONE } }));
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/settings/joining`);
  await expect(page.getByText(/^The link that was posted opens nothing any more/)).toBeVisible();
  await expect(page.getByText("Opens nothing", { exact: true })).toBeVisible();
  await page.goto(`${org.admin}/people/new/link`);
  await expect(page.getByText(/^The link that was posted opens nothing any more/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeHidden();
  await page.goto(`${org.admin}/joins`);
  await page.getByRole("button", { name: /^Let in: Mia Kruse/ }).click();
  await expect(page.getByText(/1 person was let in/)).toBeVisible();
  await page.goto(`${org.admin}/people/new/link`);
  await page.getByRole("button", { name: "Switch off" }).click();
  await page.getByRole("button", { name: "Switch off for good" }).click();
  await page.getByLabel("Allowed e-mail domains").fill("halden.example");
  await page.getByRole("button", { name: "Switch the link on" }).click();
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
  await page.goto(`${org.admin}/people/new/link`);
  const link = await page.getByText(/\/join\/[0-9a-z]{8}$/).innerText();
  const phone = await visitor(PHONE);
  await phone.goto(link);
  await expect(phone.getByLabel("Your e-mail address")).toBeVisible();
});

test("a code whose key was retired is none: the person's page makes another", async ({
  page,
  org,
  signIn,
}) => {
  const person = await org.person("CREATED", { email: "", login: "shift.1" });
  const old = await org.run((tx) => showCode(tx, { id: person.id }));
  await org.run((tx) => tx.db.send.updateMany({ data: { keyVersion: GONE } }));
  await signIn(page, org, await org.member(["OWNER"]));
  await page.goto(`${org.admin}/codes`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(person.name)).toBeHidden();
  await page.goto(`${org.admin}/people/${person.id}`);
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
  const again = await org.run((tx) => showCode(tx, { id: person.id }));
  expect(again.code).not.toBe(old.code);
  await page.goto(`${org.admin}/codes`);
  await expect(page.getByText(person.name)).toBeVisible();
});
