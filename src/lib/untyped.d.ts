/** Words that nobody may take for a name. */
declare module "the-big-username-blacklist" {
  const blacklist: { list: readonly string[]; validate: (word: string) => boolean };
  export default blacklist;
}
