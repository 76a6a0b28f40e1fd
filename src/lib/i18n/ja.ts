import address from "../messages/ja/address.json";
import claim from "../messages/ja/claim.json";
import code from "../messages/ja/code.json";
import colleagues from "../messages/ja/colleagues.json";
import common from "../messages/ja/common.json";
import find from "../messages/ja/find.json";
import frame from "../messages/ja/frame.json";
import join from "../messages/ja/join.json";
import me from "../messages/ja/me.json";
import organizations from "../messages/ja/organizations.json";
import paper from "../messages/ja/paper.json";
import publicPages from "../messages/ja/public.json";
import terms from "../messages/ja/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const ja = {
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
