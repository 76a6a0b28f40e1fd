import address from "../messages/fr/address.json";
import claim from "../messages/fr/claim.json";
import code from "../messages/fr/code.json";
import colleagues from "../messages/fr/colleagues.json";
import find from "../messages/fr/find.json";
import frame from "../messages/fr/frame.json";
import join from "../messages/fr/join.json";
import mailbox from "../messages/fr/mailbox.json";
import me from "../messages/fr/me.json";
import paper from "../messages/fr/paper.json";
import publicPages from "../messages/fr/public.json";
import rehearsal from "../messages/fr/rehearsal.json";
import reminders from "../messages/fr/reminders.json";
import roster from "../messages/fr/roster.json";
import terms from "../messages/fr/terms.json";
import { browserTexts } from "./browser/fr";

/** One file per part of the interface; the name of the file is the namespace. */
export const fr = {
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
