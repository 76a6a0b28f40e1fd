/** The settings: none of their pages takes an id, each of their acts hands what a form says to one verb. */
export const SETTINGS_PAGES: readonly string[] = [
  "[org]/admin/settings/access/page.tsx",
  "[org]/admin/settings/general/page.tsx",
  "[org]/admin/settings/invitations/page.tsx",
  "[org]/admin/settings/look/page.tsx",
  "[org]/admin/settings/page.tsx",
  "[org]/admin/settings/retention/page.tsx",
  "[org]/admin/settings/sender/page.tsx",
  "[org]/admin/settings/templates/[letter]/[locale]/page.tsx",
  "[org]/admin/settings/templates/page.tsx",
];

export const SETTINGS_ACTIONS: readonly string[] = [
  "[org]/admin/settings/actions.ts moveAddress",
  "[org]/admin/settings/actions.ts removeLogo",
  "[org]/admin/settings/actions.ts saveAccess",
  "[org]/admin/settings/actions.ts saveColor",
  "[org]/admin/settings/actions.ts saveGeneral",
  "[org]/admin/settings/actions.ts saveInvitations",
  "[org]/admin/settings/actions.ts saveLogo",
  "[org]/admin/settings/actions.ts saveRetention",
  "[org]/admin/settings/retention/actions.ts foreseeRules",
  "[org]/admin/settings/retention/actions.ts saveLapseRules",
  "[org]/admin/settings/actions.ts saveSender",
  "[org]/admin/settings/sender/actions.ts checkDomain",
  "[org]/admin/settings/sender/actions.ts dropServer",
  "[org]/admin/settings/sender/actions.ts saveOwnServer",
  "[org]/admin/settings/sender/actions.ts sendTest",
  "[org]/admin/settings/templates/actions.ts actOnTemplate",
  "[org]/admin/settings/templates/actions.ts previewWords",
];
