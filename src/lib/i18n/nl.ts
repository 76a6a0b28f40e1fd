import address from "../messages/nl/address.json";
import claim from "../messages/nl/claim.json";
import code from "../messages/nl/code.json";
import colleagues from "../messages/nl/colleagues.json";
import common from "../messages/nl/common.json";
import find from "../messages/nl/find.json";
import frame from "../messages/nl/frame.json";
import join from "../messages/nl/join.json";
import me from "../messages/nl/me.json";
import organizations from "../messages/nl/organizations.json";
import paper from "../messages/nl/paper.json";
import publicPages from "../messages/nl/public.json";
import terms from "../messages/nl/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const nl = {
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
