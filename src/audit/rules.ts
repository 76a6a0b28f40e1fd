/** Every act that the log knows words for; tests/audit-words.test.ts holds it to what the code writes. */
export const ACTS = [
  ...["account.created", "account.edited", "account.invite", "account.reinstate"],
  ...["account.withdraw", "account.link-copied", "account.claim", "account.self-join"],
  ...["account.code-shown", "account.code-replaced", "account.code-locked"],
  ...["account.code-fact-wrong", "account.code-printed", "account.code-exported"],
  ...["account.code-handed-over", "account.code-taken-back", "codes.letters-downloaded"],
  ...["account.recovery-shown"],
  ...["account.decline", "account.suspend", "account.reactivate", "account.close", "account.leave"],
  ...["account.reopen", "account.erase", "account.change-address", "account.address-asked"],
  ...["account.address-kept", "account.owner-changed", "account.recover"],
  ...["account.undeliverable", "account.reminders-off", "account.warned", "account.postponed"],
  ...["account.texts-stopped", "account.texts-resumed"],
  ...["desk.dismissed", "desk.taken-back"],
  ...["account.reset-requested", "account.password-changed", "account.password-reset"],
  ...["session.started", "session.ended"],
  ...["role.given", "role.taken", "role.created", "role.changed", "role.deleted"],
  ...["ownership.transferred"],
  ...["team.created", "team.renamed", "team.deleted", "team.joined", "team.left"],
  ...["application.created", "application.changed", "application.deleted"],
  ...["application.granted", "application.revoked"],
  ...["terms.published", "terms.withdrawn", "account.terms-accepted"],
  ...["settings.changed", "settings.logo-changed", "steps.hidden", "steps.shown"],
  ...["joining.opened", "joining.changed", "joining.closed", "joining.paused"],
  ...["joining.resumed", "join.asked", "join.entered", "join.approved", "join.declined"],
  ...["sender.saved", "sender.removed", "sender.domain-checked"],
  ...["template.saved", "template.dropped"],
  ...["view.saved", "view.changed", "view.removed"],
  ...["selection.begun", "selection.stopped", "people.exported", "audit.exported"],
  ...["campaign.begun", "campaign.paused", "campaign.resumed", "campaign.stopped"],
  ...["campaign.retried", "campaign.exported", "campaign.rehearsal-exported"],
  ...["campaign.started", "campaign.due", "campaign.rescheduled", "campaign.bounced"],
  ...["campaign.rest-begun", "campaign.rest-due"],
  ...["import.uploaded", "import.begun", "import.approval-asked", "import.approved"],
  ...["import.declined", "import.paused", "import.resumed", "import.stopped"],
  ...["import.discarded", "import.applied", "import.undo-planned", "import.undo-begun"],
  ...["import.undone"],
  ...["import.corrected", "import.faults-exported", "import.result-exported"],
  ...["organization.created", "organization.address-changed", "organization.disabled"],
  ...["organization.enabled", "organization.trust-set", "organization.owner-reset"],
  ...["organization.owner-link-printed", "organization.secrets-resealed"],
  ...["organization.exported", "organization.erased"],
] as const;
export type AuditAct = (typeof ACTS)[number];

export const isAct = (word: string): word is AuditAct => ACTS.some((act) => act === word);

export type AuditFilter = {
  act?: AuditAct;
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
