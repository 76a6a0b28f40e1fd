import address from "../messages/en/address.json";
import claim from "../messages/en/claim.json";
import code from "../messages/en/code.json";
import colleagues from "../messages/en/colleagues.json";
import find from "../messages/en/find.json";
import frame from "../messages/en/frame.json";
import join from "../messages/en/join.json";
import mailbox from "../messages/en/mailbox.json";
import me from "../messages/en/me.json";
import paper from "../messages/en/paper.json";
import publicPages from "../messages/en/public.json";
import rehearsal from "../messages/en/rehearsal.json";
import reminders from "../messages/en/reminders.json";
import roster from "../messages/en/roster.json";
import terms from "../messages/en/terms.json";
import { browserTexts } from "./browser/en";

/** One file per part of the interface; the name of the file is the namespace. */
export const en = {
  ...browserTexts,
  address,
  claim,
  code,
  colleagues,
  find,
  frame,
  join,
  mailbox,
  me,
  paper,
  public: publicPages,
  rehearsal,
  reminders,
  roster,
  terms,
};
