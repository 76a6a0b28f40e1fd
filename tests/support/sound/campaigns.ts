import { expect } from "@playwright/test";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { freezeSelection } from "@/selections/freeze-selection";
import { question } from "../e2e-steps";
import type { Scene, Stage, Visits } from "./visit";

const everybody = ({ org, owner }: Stage) =>
  org.as(owner, (tx) => freezeSelection(tx, { query: "status=created" }));

/** A campaign that was just begun. */
async function begun(stage: Stage): Promise<string> {
  const { id: selectionId } = await everybody(stage);
  const of = { selectionId, kind: "INVITE" } as const;
  return stage.org.as(stage.owner, async (tx) => {
    const { channels: expected } = await foreseeCampaign(tx, of);
    return (await beginCampaign(tx, { ...of, expected, wording: null })).id;
  });
}

/** Who awaits an invitation, and what is sent to many. */
export const campaigns: Visits = {
  "[org]/admin/unsent/page.tsx": ({ org }) => [
    `${org.admin}/unsent`,
    `${org.admin}/unsent?q=a&lacks=mobile&source=hand`,
  ],
  "[org]/admin/unsent/rehearsal/page.tsx": ({ org }) => [
    `${org.admin}/unsent/rehearsal`,
    `${org.admin}/unsent/rehearsal?ready=doubtful&q=a`,
  ],
  "[org]/admin/campaigns/new/page.tsx": async (stage) => {
    const { id } = await everybody(stage);
    const path = `${stage.org.admin}/campaigns/new?selection=${id}&kind=invite`;
    if (stage.isEmpty) return [path];
    const asking: Scene = {
      path,
      name: "dialog: send",
      act: async (page) => {
        await page.getByRole("button", { name: "Review and send" }).click();
        await expect(question(page)).toBeVisible();
      },
    };
    return [path, asking];
  },
  "[org]/admin/campaigns/[id]/page.tsx": async (stage) => {
    if (stage.isEmpty) return [];
    await stage.org.person();
    return [`${stage.org.admin}/campaigns/${await begun(stage)}`];
  },
  "[org]/admin/campaigns/page.tsx": ({ org }) => [
    `${org.admin}/campaigns`,
    `${org.admin}/campaigns?state=paused&kind=remind`,
  ],
};
