import type { AuditFilter } from "@/audit/rules";

/** Every filter of the audit log; SOMEBODY stands for a person who is there. */
export const SOMEBODY = "somebody";
export const AUDIT_FILTERS: readonly AuditFilter[] = [
  {},
  { act: ["role.given"] },
  { act: ["role.given", "account.suspend", "campaign.begun"] },
  { person: SOMEBODY },
  { person: "köhler 5" },
  { actor: SOMEBODY },
  { from: "2026-01-01", to: "2099-01-01" },
  { one: "00000000-0000-4000-8000-00000000dead" },
  { ip: "203.0.113.7" },
  { act: ["account.invite"], ip: "203.0.113.7", to: "2099-01-01" },
];
