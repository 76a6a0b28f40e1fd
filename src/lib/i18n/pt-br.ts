import address from "../messages/pt-BR/address.json";
import claim from "../messages/pt-BR/claim.json";
import code from "../messages/pt-BR/code.json";
import colleagues from "../messages/pt-BR/colleagues.json";
import common from "../messages/pt-BR/common.json";
import find from "../messages/pt-BR/find.json";
import frame from "../messages/pt-BR/frame.json";
import join from "../messages/pt-BR/join.json";
import me from "../messages/pt-BR/me.json";
import organizations from "../messages/pt-BR/organizations.json";
import paper from "../messages/pt-BR/paper.json";
import publicPages from "../messages/pt-BR/public.json";
import terms from "../messages/pt-BR/terms.json";

/** The areas that strangers and members read; the others are the console's. */
export const pt = {
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
