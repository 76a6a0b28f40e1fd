/** The only place that reads the wall clock for rules; transactions carry what it says. */
export const now = (): Date => new Date();
