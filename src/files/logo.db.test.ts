import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { readSettings } from "@/orgs/queries";
import { newAdmin, newOrg } from "../../tests/support/org";
import { JPEG, PNG } from "../../tests/support/pictures";
import { changeLogo } from "./change-logo";
import { readLogo } from "./queries";
import { CHUNK_BYTES } from "./rules";
import { deleteFiles, insertFile } from "./store";

test("a logo is kept, replaced and removed; what is not shown any more is gone, each change is in the log", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const change = (logo: { name: string; content: Uint8Array } | null) =>
    inOrg(owner.scope, (tx) => changeLogo(tx, { logo }));
  const shown = async () => (await org.run(readSettings)).logoFileId ?? "";
  await change({ name: "logo.gif", content: PNG });
  const first = await shown();
  const found = await org.run((tx) => readLogo(tx, first));
  expect(found?.contentType).toBe("image/png");
  expect(Buffer.from(found?.content ?? []).equals(Buffer.from(PNG))).toBe(true);
  expect(await other.run((tx) => readLogo(tx, first))).toBeNull();
  await change({ name: "logo.jpg", content: JPEG });
  const second = await shown();
  expect(second).not.toBe(first);
  expect(await org.run((tx) => readLogo(tx, first))).toBeNull();
  expect(await org.run((tx) => readLogo(tx, second))).toMatchObject({ contentType: "image/jpeg" });
  await change(null);
  expect(await shown()).toBe("");
  expect(await org.run((tx) => tx.db.file.count())).toBe(0);
  expect(await org.run((tx) => tx.db.fileChunk.count())).toBe(0);
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { act: "settings.logo-changed" }, orderBy: { id: "asc" } }),
  );
  expect(entries.map(({ details }) => details)).toEqual([
    { before: null, after: first },
    { before: first, after: second },
    { before: second, after: null },
  ]);
});

test("what is no picture is refused, and so is whoever may not", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const content = new TextEncoder().encode("<svg/>");
  await expect(
    inOrg(owner.scope, (tx) => changeLogo(tx, { logo: { name: "logo.png", content } })),
  ).rejects.toThrow("logo-not-a-picture");
  const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  await expect(inOrg(scope, (tx) => changeLogo(tx, { logo: null }))).rejects.toThrow("not-allowed");
});

test("a file of several pieces comes back as it was", async () => {
  const org = await newOrg();
  const content = new Uint8Array(CHUNK_BYTES * 2 + 3).map((_, at) => (at * 7) % 251);
  const file = { purpose: "LOGO", name: "big", contentType: "image/png", content } as const;
  const id = await org.run((tx) => insertFile(tx, file));
  const found = await org.run((tx) => readLogo(tx, id));
  expect(Buffer.from(found?.content ?? []).equals(Buffer.from(content))).toBe(true);
  await org.run((tx) => deleteFiles(tx, [id]));
  expect(await org.run((tx) => readLogo(tx, id))).toBeNull();
});
