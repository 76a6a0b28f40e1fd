import address from "../messages/en/address.json";
import alerts from "../messages/en/alerts.json";
import applications from "../messages/en/applications.json";
import audit from "../messages/en/audit.json";
import calendar from "../messages/en/calendar.json";
import campaigns from "../messages/en/campaigns.json";
import claim from "../messages/en/claim.json";
import code from "../messages/en/code.json";
import codes from "../messages/en/codes.json";
import colleagues from "../messages/en/colleagues.json";
import common from "../messages/en/common.json";
import compose from "../messages/en/compose.json";
import desk from "../messages/en/desk.json";
import find from "../messages/en/find.json";
import frame from "../messages/en/frame.json";
import imports from "../messages/en/imports.json";
import join from "../messages/en/join.json";
import joins from "../messages/en/joins.json";
import list from "../messages/en/list.json";
import mailbox from "../messages/en/mailbox.json";
import me from "../messages/en/me.json";
import organizations from "../messages/en/organizations.json";
import overview from "../messages/en/overview.json";
import paper from "../messages/en/paper.json";
import people from "../messages/en/people.json";
import person from "../messages/en/person.json";
import publicPages from "../messages/en/public.json";
import refusals from "../messages/en/refusals.json";
import rehearsal from "../messages/en/rehearsal.json";
import reminders from "../messages/en/reminders.json";
import roles from "../messages/en/roles.json";
import roster from "../messages/en/roster.json";
import selections from "../messages/en/selections.json";
import sender from "../messages/en/sender.json";
import settings from "../messages/en/settings.json";
import several from "../messages/en/several.json";
import shell from "../messages/en/shell.json";
import teams from "../messages/en/teams.json";
import templates from "../messages/en/templates.json";
import terms from "../messages/en/terms.json";
import termsForm from "../messages/en/terms-form.json";
import texts from "../messages/en/texts.json";
import waves from "../messages/en/waves.json";

/** One file per part of the interface; the name of the file is the namespace. */
export const en = {
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
