/** Pages of people who need a hand, and of what comes to an end by itself. */
export const DESK_ENTRIES = [
  [
    "tests/e2e/desk.spec.ts: nobody of another organisation stands on the Desk, and no id of theirs is acted on",
    "[org]/admin/desk/page.tsx",
  ],
  [
    "tests/e2e/calendar.spec.ts: nobody of another organisation stands in the calendar",
    "[org]/admin/calendar/page.tsx",
    "[org]/admin/calendar/contacts/page.tsx",
  ],
] as const;

export const DESK_ACTIONS = [
  "[org]/admin/desk/actions.ts correct",
  "[org]/admin/desk/actions.ts dismiss",
  "[org]/admin/desk/actions.ts giveCode",
  "[org]/admin/desk/actions.ts freezeDesk",
  "[org]/admin/desk/actions.ts sendAgain",
  "[org]/admin/desk/actions.ts startOnDesk",
  "[org]/admin/desk/actions.ts takeBack",
  "[org]/admin/calendar/actions.ts extend",
  "[org]/admin/calendar/actions.ts freezeCalendar",
  "[org]/admin/calendar/contacts/actions.ts handOver",
] as const;
