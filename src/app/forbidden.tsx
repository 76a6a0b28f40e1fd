/** Of no page: groups of pages have their own. Without this file Next writes its default one into the script of each page. */
export default function Nowhere() {
  return null;
}
