import type { Outcome, Report } from "./report";
import { addressIn, statusIn } from "./report";

/** How a server that writes no machine-readable notice begins one, and where the mail it returns begins. */
type Dialect = {
  begins: RegExp;
  /** Words that make it a notice of delay. */
  delays?: RegExp;
  /** From here on it is the mail itself. */
  returns: RegExp;
};

const DIALECTS: readonly Dialect[] = [
  {
    // qmail and its descendants
    begins: /^\s*Hi\. (?:This is the|The) .{0,40}(?:qmail-send|delivery) program/i,
    returns:
      /^-{2,} ?(?:Below this line is a copy of the message|Enclosed are the original headers).*$/im,
  },
  {
    // Exim
    begins: /This message was created automatically by mail delivery software/i,
    delays: /has not (?:yet )?been delivered|no action is required on your part/i,
    returns: /^-{4,} ?This is a copy of (?:the|your) message.*$/im,
  },
  {
    // Gmail before it wrote reports
    begins:
      /^\s*(?:\*\* ?)?Delivery to the following recipients? (?:failed permanently|has been delayed)/im,
    delays: /has been delayed/i,
    returns: /^-{4,} ?Original message ?-{4,}.*$/im,
  },
  {
    // sendmail
    begins:
      /^\s*-{3,} ?The following addresses had (?:permanent fatal errors|transient non-fatal errors)/im,
    delays: /had transient non-fatal errors|will (?:keep|continue) trying/i,
    returns: /^\s*-{3,} ?(?:Original message follows|Unsent message follows).*$/im,
  },
  {
    // Postfix, cut down to its text by a gateway
    begins: /This is the (?:mail system|Postfix program) at host/i,
    delays: /could not be delivered (?:for more than|yet)|It will be retried|THIS IS A WARNING/i,
    returns: /^-{4,} ?(?:Undelivered|Delayed) Message(?: Headers)? ?-{4,}.*$/im,
  },
  {
    // Yahoo and Verizon
    begins:
      /^\s*(?:Message from [\w.-]+\.\s+)?Unable to deliver message to the following (?:address|recipient)/im,
    returns: /^-{2,} ?(?:Original message|Forwarded message).*$/im,
  },
  {
    // Exchange and Domino, cut down to their text by a gateway
    begins:
      /^\s*(?:Delivery has failed to these recipients|Your message did not reach some or all of the intended recipients|Your message couldn(?:'|’)t be delivered)/im,
    returns: /^\s*(?:Original message headers:|-{4,} ?Original Message ?-{4,}).*$/im,
  },
];

/** "550 5.1.1 no such user": some write only the reply code. */
const REPLY = /(?<![\d.])(5\d\d)(?=[ -])/;

/** Servers that write in words give up for good; a delay says so. */
const FAILED_FOR_GOOD = "5.0.0";

/** The paragraph that holds the reason: the first with a status, or a reply code. */
const reasonIn = (said: string): string | null => {
  const lines = said.split(/\r?\n/).filter((line) => statusIn(line) || REPLY.test(line));
  return lines[0]?.trim() ?? null;
};

/** A notice in a server's own words: what it says, and the mail that it returns. Undefined for any other text. */
export function readDialect(text: string): { report: Report; returned: string } | undefined {
  const dialect = DIALECTS.find(({ begins }) => begins.test(text));
  if (!dialect) return undefined;
  const at = dialect.returns.exec(text);
  const said = at ? text.slice(0, at.index) : text;
  const returned = at ? text.slice(at.index + at[0].length) : "";
  const outcome: Outcome = dialect.delays?.test(said) ? "delayed" : "bounced";
  const recipient = addressIn(said.replace(dialect.begins, ""));
  const report: Report = {
    outcome,
    recipients: recipient ? [recipient] : [],
    status: outcome === "bounced" ? (statusIn(said) ?? FAILED_FOR_GOOD) : null,
    answer: reasonIn(said),
  };
  return { report, returned: returned.replace(/^\s+/, "") };
}
