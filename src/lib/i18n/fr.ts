import address from "../messages/fr/address.json";
import alerts from "../messages/fr/alerts.json";
import applications from "../messages/fr/applications.json";
import audit from "../messages/fr/audit.json";
import calendar from "../messages/fr/calendar.json";
import campaigns from "../messages/fr/campaigns.json";
import claim from "../messages/fr/claim.json";
import code from "../messages/fr/code.json";
import codes from "../messages/fr/codes.json";
import colleagues from "../messages/fr/colleagues.json";
import common from "../messages/fr/common.json";
import compose from "../messages/fr/compose.json";
import desk from "../messages/fr/desk.json";
import find from "../messages/fr/find.json";
import frame from "../messages/fr/frame.json";
import imports from "../messages/fr/imports.json";
import join from "../messages/fr/join.json";
import joins from "../messages/fr/joins.json";
import list from "../messages/fr/list.json";
import mailbox from "../messages/fr/mailbox.json";
import me from "../messages/fr/me.json";
import organizations from "../messages/fr/organizations.json";
import overview from "../messages/fr/overview.json";
import paper from "../messages/fr/paper.json";
import people from "../messages/fr/people.json";
import person from "../messages/fr/person.json";
import publicPages from "../messages/fr/public.json";
import refusals from "../messages/fr/refusals.json";
import rehearsal from "../messages/fr/rehearsal.json";
import reminders from "../messages/fr/reminders.json";
import roles from "../messages/fr/roles.json";
import roster from "../messages/fr/roster.json";
import selections from "../messages/fr/selections.json";
import sender from "../messages/fr/sender.json";
import settings from "../messages/fr/settings.json";
import several from "../messages/fr/several.json";
import shell from "../messages/fr/shell.json";
import teams from "../messages/fr/teams.json";
import templates from "../messages/fr/templates.json";
import terms from "../messages/fr/terms.json";
import termsForm from "../messages/fr/terms-form.json";
import texts from "../messages/fr/texts.json";
import waves from "../messages/fr/waves.json";

/** One file per part of the interface; the name of the file is the namespace. */
export const fr = {
  organizations,
  find,
  colleagues,
  desk,
  address,
  alerts,
  audit,
  calendar,
  campaigns,
  waves,
  claim,
  code,
  codes,
  common,
  compose,
  frame,
  imports,
  list,
  mailbox,
  join,
  joins,
  me,
  overview,
  people,
  person,
  paper,
  public: publicPages,
  refusals,
  rehearsal,
  reminders,
  roles,
  roster,
  selections,
  settings,
  texts,
  several,
  shell,
  teams,
  applications,
  templates,
  sender,
  terms,
  termsForm,
};
