// planted: structure noun-file
export function Panel() {
  return <p>panel</p>;
}
