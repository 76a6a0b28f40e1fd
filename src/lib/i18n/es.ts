import address from "../messages/es/address.json";
import claim from "../messages/es/claim.json";
import code from "../messages/es/code.json";
import colleagues from "../messages/es/colleagues.json";
import common from "../messages/es/common.json";
import find from "../messages/es/find.json";
import frame from "../messages/es/frame.json";
import join from "../messages/es/join.json";
import me from "../messages/es/me.json";
import organizations from "../messages/es/organizations.json";
import paper from "../messages/es/paper.json";
import publicPages from "../messages/es/public.json";
import terms from "../messages/es/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const es = {
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
