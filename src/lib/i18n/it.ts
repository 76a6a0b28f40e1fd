import address from "../messages/it/address.json";
import claim from "../messages/it/claim.json";
import code from "../messages/it/code.json";
import colleagues from "../messages/it/colleagues.json";
import common from "../messages/it/common.json";
import find from "../messages/it/find.json";
import frame from "../messages/it/frame.json";
import join from "../messages/it/join.json";
import me from "../messages/it/me.json";
import organizations from "../messages/it/organizations.json";
import paper from "../messages/it/paper.json";
import publicPages from "../messages/it/public.json";
import terms from "../messages/it/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const it = {
  address,
  claim,
  code,
  colleagues,
  common,
  find,
  frame,
  join,
  me,
  organizations,
  paper,
  public: publicPages,
  terms,
};
