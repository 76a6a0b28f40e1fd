import address from "../messages/zh-CN/address.json";
import claim from "../messages/zh-CN/claim.json";
import code from "../messages/zh-CN/code.json";
import colleagues from "../messages/zh-CN/colleagues.json";
import common from "../messages/zh-CN/common.json";
import find from "../messages/zh-CN/find.json";
import frame from "../messages/zh-CN/frame.json";
import join from "../messages/zh-CN/join.json";
import me from "../messages/zh-CN/me.json";
import organizations from "../messages/zh-CN/organizations.json";
import paper from "../messages/zh-CN/paper.json";
import publicPages from "../messages/zh-CN/public.json";
import terms from "../messages/zh-CN/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const zh = {
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
