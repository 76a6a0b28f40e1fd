/** Queues of pg-boss. The migration step makes them, with the rights of the runtime role. */
export const QUEUES = [
  ...["pump", "selections", "campaigns", "imports"],
  ...["clean-up", "erase", "look-at-domains", "dates", "lapses", "remind", "tell", "letters"],
] as const;
export type QueueName = (typeof QUEUES)[number];
