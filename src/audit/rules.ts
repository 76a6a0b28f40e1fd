/** Every act that the log knows words for, by what it is about; words.test.ts holds it to what the code writes. */
export const ACT_GROUPS = {
  account: [
    ...["account.created", "account.edited", "account.claim", "account.self-join"],
    ...["account.suspend", "account.reactivate", "account.close", "account.leave"],
    ...["account.reopen", "account.erase", "account.owner-changed", "account.warned"],
    ...["account.postponed", "account.end-restored"],
  ],
  invitation: [
    ...["account.invite", "account.reinstate", "account.withdraw", "account.link-copied"],
    ...["account.decline", "account.reminders-off"],
  ],
  code: [
    ...["account.code-shown", "account.code-printed", "account.code-exported"],
    ...["account.code-handed-over", "account.code-taken-back", "account.code-replaced"],
    ...["account.code-locked", "account.code-fact-wrong", "account.recovery-shown"],
    ...["codes.letters-downloaded"],
  ],
  address: [
    ...["account.change-address", "account.address-asked", "account.address-kept"],
    ...["account.mobile-asked", "account.mobile-kept"],
    ...["account.undeliverable", "account.texts-stopped", "account.texts-resumed"],
  ],
  signIn: [
    ...["session.started", "session.ended", "account.reset-requested", "account.password-changed"],
    ...["account.password-reset", "account.recover"],
  ],
  desk: ["desk.dismissed", "desk.taken-back"],
  role: [
    ...["role.given", "role.taken", "role.created", "role.changed", "role.deleted"],
    ...["ownership.transferred"],
  ],
  team: ["team.created", "team.renamed", "team.deleted", "team.joined", "team.left"],
  application: [
    ...["application.created", "application.changed", "application.deleted", "application.granted"],
    ...["application.revoked"],
  ],
  campaign: [
    ...["campaign.begun", "campaign.started", "campaign.due", "campaign.rescheduled"],
    ...["campaign.rest-begun", "campaign.rest-due", "campaign.bounced", "campaign.paused"],
    ...["campaign.resumed", "campaign.stopped", "campaign.retried", "campaign.exported"],
    ...["campaign.rehearsal-exported"],
  ],
  import: [
    ...["import.uploaded", "import.begun", "import.applied", "import.approval-asked"],
    ...["import.approved", "import.declined", "import.paused", "import.resumed", "import.stopped"],
    ...["import.discarded", "import.corrected", "import.left-out", "import.taken-in"],
    ...["import.faults-exported", "import.result-exported"],
    ...["import.undo-planned", "import.undo-begun", "import.undone"],
  ],
  join: [
    ...["joining.opened", "joining.changed", "joining.closed", "joining.paused", "joining.resumed"],
    ...["join.asked", "join.entered", "join.approved", "join.declined"],
  ],
  list: [
    ...["view.saved", "view.changed", "view.removed", "selection.begun", "selection.stopped"],
    ...["people.exported", "audit.exported"],
  ],
  settings: [
    ...["settings.changed", "settings.logo-changed", "steps.hidden", "steps.shown", "sender.saved"],
    ...["sender.removed", "sender.domain-checked", "template.saved", "template.dropped"],
    ...["terms.published", "terms.withdrawn", "account.terms-accepted"],
  ],
  organization: [
    ...["organization.created", "organization.address-changed", "organization.disabled"],
    ...["organization.enabled", "organization.trust-set", "organization.owner-reset"],
    ...[
      "organization.owner-link-printed",
      "organization.secrets-resealed",
      "organization.secrets-ended",
    ],
    ...["organization.exported", "organization.erased"],
  ],
} as const;
export type ActGroup = keyof typeof ACT_GROUPS;
export type AuditAct = (typeof ACT_GROUPS)[ActGroup][number];
export const ACTS: readonly AuditAct[] = Object.values(ACT_GROUPS).flat();

export const isAct = (word: string): word is AuditAct => ACTS.some((act) => act === word);

export type AuditFilter = {
  /** Any of these. */
  act?: readonly AuditAct[];
  /** On whom, and who did it: an id, or words that find people. */
  person?: string;
  actor?: string;
  /** Days in the organisation's zone, "2026-11-21"; the last one counts whole. */
  from?: string;
  to?: string;
  /** All entries of one act. */
  one?: string;
  ip?: string;
};

export type AuditCursor = { at: Date; id: bigint; back?: boolean };

export const AUDIT_PAGE = 50;
/** A count goes no further: beyond it the page says "about". */
export const AUDIT_COUNTED = 10_000;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isId = (word: string): boolean => UUID.test(word);

/** How far a zone's clock is ahead of UTC at a moment, in ms. */
function offsetAt(moment: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = part;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return local - Math.floor(moment.getTime() / 1_000) * 1_000;
}

/** When a day begins in a zone, `later` days after it; the clock may have been changed in the night. */
export function dayStart(day: string, timeZone: string, later = 0): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) + later * 86_400_000;
  const guess = midnight - offsetAt(new Date(midnight), timeZone);
  return new Date(midnight - offsetAt(new Date(guess), timeZone));
}
