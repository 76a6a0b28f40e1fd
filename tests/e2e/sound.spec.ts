import { expectSound } from "../support/e2e-sound";
import { expect, test } from "../support/e2e-test";
import { PARTS } from "../support/sound/parts";
import type { Part, Scene, Stage } from "../support/sound/visit";
import { fill } from "../support/sound/visit";

/* Every page of src/app is looked at (tests/sound-pages.test.ts holds that), in a full organisation and in an empty one. */

test.describe.configure({ timeout: 240_000 });

/** An empty page is the same in the dark but for its colours: the rest of it is looked at there in the full organisation. */
async function look({ page, isEmpty }: Stage, file: string, scene: Scene): Promise<void> {
  const { path, name, act } =
    typeof scene === "string" ? { path: scene, name: scene, act: undefined } : scene;
  if (path !== undefined) await page.goto(path);
  if (act) await act(page);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
  await expectSound(page, `${file}: ${name}`, { inDark: isEmpty ? "colours" : "whole" });
}

async function walk(stage: Stage, { visits }: Part): Promise<void> {
  for (const [file, visit] of Object.entries(visits))
    for (const scene of await visit(stage)) await look(stage, file, scene);
}

for (const [name, part] of Object.entries(PARTS)) {
  test(`${name}: every page is sound`, async ({ page, org, mailbox, signIn, visitor }) => {
    const owner = await org.member(["OWNER"], { firstName: "Maximiliane-Alexandra" });
    if (part.as === "owner") {
      await fill(org);
      await signIn(page, org, owner);
    }
    await walk({ page, org, owner, mailbox, signIn, visitor, isEmpty: false }, part);
  });

  if (part.as === "stranger") continue;
  test(`${name}: every page of an empty organisation is sound, in French`, async ({
    page,
    org,
    mailbox,
    signIn,
    visitor,
  }) => {
    const owner = await org.member(["OWNER"], { language: "fr" });
    await signIn(page, org, owner);
    await walk({ page, org, owner, mailbox, signIn, visitor, isEmpty: true }, part);
  });
}
