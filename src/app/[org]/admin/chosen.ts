import { z } from "zod";

const MOST = 200;

/** What was chosen or ticked under one name of a form: ids, at least one. */
export const chosenIds = (data: FormData, name: string): string[] => {
  const code = name === "ids" ? "nobody-chosen" : "none-chosen";
  const shape = z.object({ [name]: z.array(z.uuid("not-found")).min(1, code).max(MOST) });
  return shape.parse({ [name]: data.getAll(name) })[name] ?? [];
};

/** The same where choosing is optional; in one order, so that two forms at once lock alike. */
export const optionalIds = (data: FormData, name: string): string[] =>
  data.has(name) ? chosenIds(data, name).sort() : [];

/** A team or an application of this organisation, as its forms name it. */
export const ownId = z.object({ org: z.string().max(100), id: z.uuid("not-found") });

/** Ids of addresses: anything else is no page. */
export const isId = (text: string): boolean => z.uuid().safeParse(text).success;
