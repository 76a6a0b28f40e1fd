import alerts from "../../messages/en/alerts.json";
import applications from "../../messages/en/applications.json";
import audit from "../../messages/en/audit.json";
import calendar from "../../messages/en/calendar.json";
import campaigns from "../../messages/en/campaigns.json";
import codes from "../../messages/en/codes.json";
import common from "../../messages/en/common.json";
import compose from "../../messages/en/compose.json";
import desk from "../../messages/en/desk.json";
import imports from "../../messages/en/imports.json";
import joins from "../../messages/en/joins.json";
import list from "../../messages/en/list.json";
import organizations from "../../messages/en/organizations.json";
import overview from "../../messages/en/overview.json";
import people from "../../messages/en/people.json";
import person from "../../messages/en/person.json";
import refusals from "../../messages/en/refusals.json";
import roles from "../../messages/en/roles.json";
import selections from "../../messages/en/selections.json";
import sender from "../../messages/en/sender.json";
import settings from "../../messages/en/settings.json";
import several from "../../messages/en/several.json";
import shell from "../../messages/en/shell.json";
import teams from "../../messages/en/teams.json";
import templates from "../../messages/en/templates.json";
import termsForm from "../../messages/en/terms-form.json";
import texts from "../../messages/en/texts.json";
import waves from "../../messages/en/waves.json";

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

export type BrowserTexts = typeof browserTexts;
