/** The only place that reads the wall clock for rules; transactions carry what it says. */
export const now = (): Date => new Date();

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
