import alerts from "../../messages/fr/alerts.json";
import applications from "../../messages/fr/applications.json";
import audit from "../../messages/fr/audit.json";
import calendar from "../../messages/fr/calendar.json";
import campaigns from "../../messages/fr/campaigns.json";
import codes from "../../messages/fr/codes.json";
import common from "../../messages/fr/common.json";
import compose from "../../messages/fr/compose.json";
import desk from "../../messages/fr/desk.json";
import imports from "../../messages/fr/imports.json";
import joins from "../../messages/fr/joins.json";
import list from "../../messages/fr/list.json";
import organizations from "../../messages/fr/organizations.json";
import overview from "../../messages/fr/overview.json";
import people from "../../messages/fr/people.json";
import person from "../../messages/fr/person.json";
import refusals from "../../messages/fr/refusals.json";
import roles from "../../messages/fr/roles.json";
import selections from "../../messages/fr/selections.json";
import sender from "../../messages/fr/sender.json";
import settings from "../../messages/fr/settings.json";
import several from "../../messages/fr/several.json";
import shell from "../../messages/fr/shell.json";
import teams from "../../messages/fr/teams.json";
import templates from "../../messages/fr/templates.json";
import termsForm from "../../messages/fr/terms-form.json";
import texts from "../../messages/fr/texts.json";
import waves from "../../messages/fr/waves.json";

/** What browser code of the console reads. It comes as one script that browsers keep, not in every document. */
export const browserTexts = {
  alerts,
  applications,
  audit,
  calendar,
  campaigns,
  codes,
  common,
  compose,
  desk,
  imports,
  joins,
  list,
  organizations,
  overview,
  people,
  person,
  refusals,
  roles,
  selections,
  sender,
  settings,
  several,
  shell,
  teams,
  templates,
  termsForm,
  texts,
  waves,
};
