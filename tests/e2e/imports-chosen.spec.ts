import { asOwner, choose, csv, heading } from "../support/e2e-imports";
import { expect, PHONE, test } from "../support/e2e-test";

test.describe("on a phone", () => {
  test.use(PHONE);
  test("people are chosen from a file, and only they are invited @phone", async ({
    page,
    org,
    signIn,
    mailbox,
  }) => {
    test.slow();
    await asOwner(page, org, signIn);
    const [chosen, other] = [await org.person(), await org.person()];
    const asleep = await org.person("SUSPENDED");
    const emails = [chosen.email, `nobody@${org.slug}.example`, asleep.email];
    await page.goto(`${org.admin}/imports/new?purpose=CHOOSE`);
    const template = page.getByRole("link", { name: "People to invite as CSV" });
    const given = await page.request.get((await template.getAttribute("href")) ?? "");
    expect(await given.text()).toContain("EMAIL,EXTERNAL_ID");
    const look = () => page.getByRole("button", { name: "Look who is in it" }).click();
    await choose(page, org, csv("none.csv", `Email\n${emails[1]}`), "?purpose=CHOOSE");
    await look();
    await expect(page.getByText("Nobody to invite yet: 1 row names nobody here")).toBeVisible();
    await choose(page, org, csv("list.csv", `Email\n${emails.join("\n")}`), "?purpose=CHOOSE");
    await expect(page.getByRole("link", { name: "Unsent invitations" }).last()).toBeVisible();
    await look();
    await expect(heading(page, "Who will be invited")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(`“${asleep.email}” is suspended`)).toBeVisible();
    const account = page.getByRole("link", { name: "To the account" });
    await expect(account).toHaveAttribute("href", `${org.admin}/people/${asleep.id}`);
    await page.getByRole("button", { name: "Write to 1 person" }).click();
    await expect(page.getByText("1 person was chosen by the file")).toBeVisible();
    await page.getByRole("button", { name: "Review and send" }).click();
    await page.getByRole("button", { name: "Send 1", exact: true }).click();
    await mailbox.waitFor(chosen.email);
    expect(await mailbox.subjectsTo(other.email)).toEqual([]);
  });
});
