import address from "../messages/de/address.json";
import claim from "../messages/de/claim.json";
import code from "../messages/de/code.json";
import colleagues from "../messages/de/colleagues.json";
import common from "../messages/de/common.json";
import find from "../messages/de/find.json";
import frame from "../messages/de/frame.json";
import join from "../messages/de/join.json";
import me from "../messages/de/me.json";
import organizations from "../messages/de/organizations.json";
import paper from "../messages/de/paper.json";
import publicPages from "../messages/de/public.json";
import terms from "../messages/de/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const de = {
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
