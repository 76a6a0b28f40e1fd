import address from "../messages/th/address.json";
import claim from "../messages/th/claim.json";
import code from "../messages/th/code.json";
import colleagues from "../messages/th/colleagues.json";
import common from "../messages/th/common.json";
import find from "../messages/th/find.json";
import frame from "../messages/th/frame.json";
import join from "../messages/th/join.json";
import me from "../messages/th/me.json";
import organizations from "../messages/th/organizations.json";
import paper from "../messages/th/paper.json";
import publicPages from "../messages/th/public.json";
import terms from "../messages/th/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const th = {
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
