import { isMobile } from "@/profiles/input";
import { isWholeName, REQUIRED } from "./input";
import type { ColumnKey, Doubt, RosterKind, RosterTerms, RowFault, RowValues } from "./rules";

type Checked = {
  kind: RosterKind;
  values: RowValues;
  /** What the cell of a column says, right or wrong. */
  said: (key: ColumnKey) => string;
  terms: RosterTerms;
};

const fault = (column: ColumnKey, code: RowFault["code"], value = ""): RowFault => ({
  column,
  code,
  value,
});

/** The required marks of our own header. */
const requiredFaults = ({ kind, said, terms }: Checked): RowFault[] =>
  terms.isTemplate
    ? REQUIRED[kind].filter((key) => said(key) === "").map((key) => fault(key, "required"))
    : [];

const IDENTITY = ["EXTERNAL_ID", "LOGIN", "EMAIL"] as const;

/** A wrong key has its own fault; none at all is one. A number alone makes nobody, and names who is here by nothing else. */
function identityFaults({ values, said }: Checked): { faults: RowFault[]; doubts: Doubt[] } {
  if (IDENTITY.some((key) => said(key) !== "")) return { faults: [], doubts: [] };
  const unknown = fault("EMAIL", "no-identity");
  return values.phone
    ? { faults: [], doubts: [{ ...unknown, unless: "KNOWN" }] }
    : { faults: [unknown], doubts: [] };
}

/** SMS reaches no landline; the account has what the row does not say of factor and number. */
function factorDoubts({ values, said }: Checked): Doubt[] {
  const phone = said("PHONE");
  const isLandline = values.phone !== undefined && !isMobile(values.phone);
  const isUnsaid = phone === "" && values.tfa === "SMS";
  return isLandline || isUnsaid
    ? [{ ...fault("PHONE", "tfa-needs-mobile", phone), unless: "SMS" }]
    : [];
}

/** Users belong to nobody: who owns one is a contact, or no owner was meant. */
const ownerFaults = ({ kind, values }: Checked): RowFault[] =>
  kind === "USER" && values.ownerLogin
    ? [{ ...fault("OWNER_LOGIN", "owner-of-user", values.ownerLogin), right: "" }]
    : [];

const NAMES = ["LASTNAME", "FIRSTNAME", "FULL_NAME", "FULL_NAME_LAST_FIRST"] as const;

/** Somebody new needs a name: said where the file has one, of its column of whole names. */
function nameDoubts({ said, terms }: Checked): Doubt[] {
  if (terms.isTemplate || NAMES.some((key) => said(key) !== "")) return [];
  const whole = terms.mapping.find(isWholeName);
  const column = whole && !terms.mapping.includes("LASTNAME") ? whole : "LASTNAME";
  return [{ ...fault(column, "name-missing"), unless: "KNOWN" }];
}

/** What is wrong only for somebody new, or for an account that is not like that already. */
function doubtsOf({ kind, values, said, terms }: Checked): Doubt[] {
  const doubts = nameDoubts({ kind, values, said, terms });
  if (kind === "CONTACT" && !terms.isTemplate && said("OWNER_LOGIN") === "")
    doubts.push({ ...fault("OWNER_LOGIN", "owner-missing"), unless: "KNOWN" });
  if (kind === "CONTACT" && values.status === "SUSPENDED")
    doubts.push({ ...fault("STATUS", "inactive-contact", said("STATUS")), unless: "SUSPENDED" });
  const { suspensionDate } = values;
  if (suspensionDate && suspensionDate <= terms.now)
    doubts.push({
      ...fault("SUSPENSION_DATE", "date-past", said("SUSPENSION_DATE")),
      unless: "SAME_DATE",
    });
  return doubts;
}

/** What is wrong with a row as a whole: cells that are missing, and cells that do not go together. */
export function checkRow(row: Checked): { faults: RowFault[]; doubts: Doubt[] } {
  const identity = identityFaults(row);
  return {
    faults: [...requiredFaults(row), ...identity.faults, ...ownerFaults(row)],
    doubts: [...identity.doubts, ...doubtsOf(row), ...factorDoubts(row)],
  };
}
