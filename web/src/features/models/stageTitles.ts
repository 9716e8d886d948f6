/** A heading of the author as people read it: the numbers of rules say nothing to them. */
export function withoutCodes(title: string, codes: string[]): string {
  const known = new Set(codes);
  return title.replace(/([A-Za-z]+[0-9]+[A-Za-z]*) /g, (whole, code: string) =>
    known.has(code) ? '' : whole,
  );
}
