import type { Page } from "@playwright/test";
import { LOCALES, tagOf } from "@/lib/i18n/locales";
import { expect, test } from "../support/e2e-test";
import { newInvitee } from "./invitees";

/** Nothing reaches beyond the edges of a phone. */
async function expectFits(page: Page): Promise<void> {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await beyond()).toBe(0);
}

test("a person invited in Thai reads Thai, chooses Japanese, and stays in it @phone", async ({
  page,
  mailbox,
}) => {
  const invitee = await newInvitee(undefined, {
    firstName: "สมชาย",
    lastName: "ใจดี",
    language: "th",
  });
  expect(await mailbox.subjectsTo(invitee.email)).toEqual(["เปิดใช้งานบัญชีของคุณที่ Halden Group"]);
  await page.goto(invitee.path);
  await expect(page.locator("html")).toHaveAttribute("lang", "th");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("สมชาย เข้าร่วม Halden Group");
  await expectFits(page);

  await page.locator("summary").filter({ hasText: "ไทย" }).click();
  await page.getByRole("button", { name: "日本語" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await page.getByRole("button", { name: "アカウントを有効にする" }).click();
  await page.getByRole("button", { name: "次へ · 日本語" }).click();
  await page.getByRole("button", { name: "次へ" }).click();
  await page.getByLabel("パスワード", { exact: true }).fill("three quiet copper kettles");
  await page.getByRole("button", { name: "完了してログイン" }).click();

  await expect(page).toHaveURL(`/${invitee.org.slug}/me`);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await expectFits(page);
});

test("an admin whose language the console lacks reads it as their browser asks, their own page in Thai", async ({
  visitor,
  org,
  signIn,
}) => {
  const page = await visitor({ locale: "fr-FR" });
  await signIn(page, org, await org.member(["OWNER"], { language: "th" }));
  await page.goto(org.admin);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.goto(`/${org.slug}/me`);
  await expect(page.locator("html")).toHaveAttribute("lang", "th");
  await expect(page.getByText("หน้าผู้ดูแลมีภาษาอังกฤษและภาษาฝรั่งเศส")).toBeVisible();
});

for (const locale of LOCALES) {
  test(`strangers read ${locale} when their browser asks for it`, async ({ visitor }) => {
    const page = await visitor({ locale, javaScriptEnabled: false });
    for (const path of ["/", "/sign-up", "/claim/claim_none", "/nowhere/at/all"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", tagOf(locale));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });
}
