/** Of what acts on many and sends to many: each acts on what its form or address names, inside the session's organisation. */
export const SENDING_ACTIONS = [
  "[org]/admin/unsent/actions.ts inviteAll",
  "[org]/admin/campaigns/new/actions.ts previewLetter",
  "[org]/admin/campaigns/new/actions.ts testLetter",
  "[org]/admin/campaigns/new/actions.ts begin",
  "[org]/admin/campaigns/[id]/actions.ts steer",
  "[org]/admin/campaigns/[id]/actions.ts move",
  "[org]/admin/campaigns/[id]/actions.ts retry",
  "[org]/admin/people/ticks-actions.ts freezeMatching",
  "[org]/admin/people/ticks-actions.ts startAct",
  "[org]/admin/selections/[id]/actions.ts begin",
  "[org]/admin/selections/[id]/actions.ts stop",
  "[org]/admin/selections/[id]/actions.ts undo",
] as const;

/** Pages and routes of campaigns. */
export const SENDING_ENTRIES: readonly (readonly [how: string, ...entries: string[]])[] = [
  [
    "tests/e2e/campaigns.spec.ts: a campaign and a selection of another organisation answer like those that never were",
    "[org]/admin/campaigns/page.tsx",
    "[org]/admin/campaigns/new/page.tsx",
    "[org]/admin/campaigns/[id]/page.tsx",
    "[org]/admin/campaigns/[id]/export/route.ts GET",
    "[org]/admin/campaigns/recipients/route.ts GET",
  ],
  [
    "tests/e2e/rehearsal.spec.ts: a rehearsal says who would get what, and sends nothing",
    "[org]/admin/unsent/rehearsal/page.tsx",
    "[org]/admin/unsent/rehearsal/export/route.ts GET",
  ],
];
