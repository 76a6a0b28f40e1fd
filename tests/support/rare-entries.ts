import type { AuditAct } from "@/audit/rules";

type Rare = {
  act: AuditAct;
  details: Record<string, unknown>;
  values?: { before?: Record<string, unknown>; after?: Record<string, unknown> };
};

const ID = "0190a1b2-0000-7000-8000-000000000001";
const of = (act: AuditAct, details: Record<string, unknown> = {}): Rare => ({ act, details });
const campaign = (act: AuditAct, more = {}) => of(act, { campaignId: ID, ...more });
const imported = (act: AuditAct, more = {}) =>
  of(act, { importId: ID, purpose: "ROSTER", ...more });

/** What is written where no case of the registry leads: by workers, by the operator, or only after many steps. */
export const RARE_ENTRIES: readonly Rare[] = [
  ...[of("account.code-locked"), of("account.code-replaced"), of("account.code-taken-back")],
  of("account.leave", { from: "ACTIVE", to: "CLOSED" }),
  ...[of("account.mobile-asked"), of("account.mobile-kept"), of("account.recover")],
  of("account.reinstate", {
    from: "CLOSED",
    to: "INVITED",
    channel: "EMAIL",
    letter: "invitation",
  }),
  of("account.self-join", { from: "INVITED", to: "ACTIVE", channel: "JOIN" }),
  of("account.close", { from: "INVITED", to: "CLOSED", why: "never-claimed" }),
  of("account.undeliverable", { reason: "complained" }),
  of("account.decline", { from: "INVITED", to: "INVITED", reason: "not-wanted" }),
  of("account.change-address", {
    from: "ACTIVE",
    to: "ACTIVE",
    fields: ["phone"],
    mobile: "added",
  }),
  of("desk.dismissed", { instead: "CODE" }),
  of("session.started", { factors: ["PASSWORD"], place: "new" }),
  ...[
    campaign("campaign.bounced", { gone: 40, bad: 9 }),
    campaign("campaign.due", { gone: 0, bad: 0 }),
  ],
  ...[campaign("campaign.rest-begun"), campaign("campaign.rest-due", { gone: 9, bad: 0 })],
  ...[campaign("campaign.resumed"), campaign("campaign.started"), campaign("campaign.stopped")],
  campaign("campaign.begun", {
    kind: "REINSTATE",
    source: "DESK",
    count: 3,
    mails: 3,
    texts: 0,
    codes: 0,
  }),
  of("codes.letters-downloaded", { runId: ID, number: 2 }),
  imported("import.applied", { done: 9, refused: 1 }),
  ...[imported("import.approval-asked", { count: 9, invite: "NOW" }), imported("import.approved")],
  ...[imported("import.declined"), imported("import.discarded"), imported("import.resumed")],
  imported("import.paused", { why: "not-allowed" }),
  ...[imported("import.stopped"), of("import.result-exported", { importId: ID })],
  of("import.taken-in", { importId: ID, rows: 2 }),
  of("import.corrected", { importId: ID, how: "take-back", rows: 1 }),
  of("import.corrected", { importId: ID, how: "fix", rows: 4 }),
  of("import.corrected", { importId: ID, how: "keep", rows: 2 }),
  imported("import.undo-begun", { purpose: "UNDO", count: 9, invite: "LATER" }),
  of("import.undone", { importId: ID, undoes: ID, removed: 3, ledBack: 2, left: 1 }),
  of("join.entered", { link: ID }),
  ...[of("joining.paused", { link: ID, count: 51 }), of("joining.resumed", { link: ID })],
  of("joining.changed", {
    link: ID,
    before: { domains: ["halden.example"], mostUses: 9, expiresAt: "2026-12-31T23:00:00.000Z" },
    after: { domains: [], mostUses: null, expiresAt: null },
  }),
  ...[of("organization.enabled"), of("organization.erased"), of("organization.exported")],
  of("organization.owner-reset", { kind: "invitation" }),
  of("organization.secrets-ended", { done: 4, version: 2 }),
  of("organization.secrets-resealed", { done: 4, version: 2 }),
  of("ownership.transferred", { laidDown: true }),
  of("role.changed", {
    roleId: ID,
    name: "Porter",
    from: "Doors",
    added: ["codes.see"],
    removed: ["audit.read"],
    holders: 2,
  }),
  of("sender.domain-checked", {
    domain: "halden.example",
    spf: "OK",
    dkim: "MISSING",
    dmarc: "WEAK",
    proven: true,
  }),
  of("settings.changed", {
    changed: ["fromName", "replyTo", "sendingDays", "textCountries", "requiredFactors", "codeFact"],
    before: {
      sendingDays: [],
      textCountries: [],
      requiredFactors: [],
      codeFact: null,
      language: "en",
    },
    after: {
      ...{
        sendingDays: [1, 5],
        textCountries: ["FR", "DE"],
        requiredFactors: ["TOTP"],
        codeFact: "LAST_NAME",
      },
      ...{
        language: "pt-BR",
        sendingFrom: "09:00",
        country: "FR",
        timeZone: "Europe/Paris",
        textsOn: true,
      },
    },
  }),
  of("steps.shown"),
  of("template.dropped", { letter: "sign-in-notice", locale: "zh-CN", before: ID, after: null }),
  of("terms.withdrawn", { version: 3 }),
  {
    ...of("account.edited", {
      fields: ["ownerId", "expirationMode", "visibility"],
      source: "ROSTER",
    }),
    values: {
      before: {
        ownerId: ID,
        visibility: "PUBLIC",
        tfa: "NONE",
        suspensionDate: null,
        inviteBy: null,
      },
      after: {
        ...{
          ownerId: null,
          visibility: "PRIVATE",
          tfa: "TOTP",
          suspensionDate: "2027-01-02T17:00:00.000Z",
        },
        ...{
          expirationMode: "DISABLED",
          shareSpaceMax: "5368709120",
          inviteBy: "SMS",
          language: "ja",
          country: "Norway",
        },
      },
    },
  },
];
