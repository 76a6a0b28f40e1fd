import http from "node:http";
import type { Page } from "@playwright/test";
import { read, utils } from "xlsx";
import { MOST_BYTES } from "@/rosters/rules";
import { apply, asOwner, choose, planned } from "../support/e2e-imports";
import { linkIn } from "../support/e2e-mailbox";
import type { JourneyOrg } from "../support/e2e-org";
import { claimAt } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";
import { fillTemplate } from "../support/rosters/fill-template";

type Person = Readonly<Record<string, string>>;

/** The template for spreadsheets, downloaded and filled. */
async function filled(page: Page, org: JourneyOrg, people: readonly Person[]) {
  const template = await page.request.get(`${org.admin}/imports/template?kind=USER&format=xlsx`);
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: "users.xlsx", mimeType, buffer: fillTemplate(await template.body(), people) };
}

const user = (org: JourneyOrg, name: string): Person => ({
  ...{ LASTNAME: name, FIRSTNAME: "Nora", STATUS: "ACTIVE", MAIL_LANGUAGE: "en" },
  EMAIL: `nora.${name.toLowerCase()}@${org.slug}.example`,
  LOGIN: `nora.${name.toLowerCase()}`,
});

test("the template for spreadsheets is filled, its errors name their sheet, and its people claim", async ({
  page,
  org,
  signIn,
  mailbox,
  visitor,
}) => {
  test.slow();
  await asOwner(page, org, signIn);
  const people = [
    { ...user(org, "Berg"), CREATION_DATE: "01/02/2026/09:00" },
    { ...user(org, "Holm"), PHONE: "07911 123456" },
    { ...user(org, "Conti"), PHONE: "07911 123457" },
  ];
  await choose(page, org, await filled(page, org, people), "?kind=USER");
  await planned(page);
  const untaken = "This column is filled in by exports only and not read: CREATION_DATE.";
  await expect(page.getByText(untaken)).toBeVisible();
  await expect(page.getByText("On the sheet “People”.").first()).toBeVisible();
  const faults = await page.request.get(`${new URL(page.url()).pathname}/faults`);
  const told = read(await faults.body());
  const cells = JSON.stringify(utils.sheet_to_json(told.Sheets[told.SheetNames[0] ?? ""] ?? {}));
  expect(cells).toContain("Sheet “People”, line 4: “07911 123457” is no number");

  const country = page.getByLabel("Which country these numbers are of");
  await country.selectOption({ label: "United Kingdom" });
  await page.getByRole("button", { name: "Set 2 rows" }).click();
  await expect(page.getByRole("link", { name: /^Create 3$/ })).toBeVisible();
  await expect(page.getByText("+447911123457")).toBeVisible();
  await page.getByText("Invite now").click();
  await apply(page, "Apply and send 3 mails");
  await expect(page.getByText("3 people were invited.")).toBeVisible();
  const invited = await visitor();
  await claimAt(invited, linkIn(await mailbox.waitFor(user(org, "Holm").EMAIL ?? "")));
});

/** How an upload is answered of which only its beginning comes. */
const answerTo = (url: URL, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", headers }, ({ statusCode }) => {
      resolve(statusCode);
      request.destroy();
    });
    request.on("error", reject).write("LASTNAME,EMAIL\n");
  });

test("a file that is too large is refused before it comes, and one of which the end is missing in words", async ({
  page,
  org,
  signIn,
}) => {
  await asOwner(page, org, signIn);
  await page.goto(`${org.admin}/imports`);
  const url = new URL(`${org.admin}/imports/upload?name=large.csv`, page.url());
  const cookies = await page.context().cookies(url.href);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const large = { cookie, "content-length": String(MOST_BYTES + 1) };
  expect(await answerTo(url, large)).toBe(413);

  const part = 'Content-Disposition: form-data; name="file"; filename="cut.csv"';
  const cut = await page.request.post(`${org.admin}/imports/upload`, {
    headers: { "content-type": "multipart/form-data; boundary=b0" },
    data: Buffer.from(`--b0\r\n${part}\r\n\r\nLASTNAME,EMAIL\r\nBerg,`),
    maxRedirects: 0,
  });
  expect(cut.status()).toBe(303);
  await page.goto(cut.headers().location ?? "");
  await expect(page.getByText("This file did not arrive whole.")).toBeVisible();
});
