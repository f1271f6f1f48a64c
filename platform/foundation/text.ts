/**
 * How text is compared, once for every place: memory, SQLite and MariaDB.
 *
 * Equality and ranges compare code points, exactly. "Contains", "starts with", search and sorting
 * compare folded text: lower case, with ё as е. A folded value is what the storage floor keeps in
 * the shadow column of a searchable field, so no engine's own collation ever decides an answer.
 */

/** The folded form of a text: lower case by code point, ё as е. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** Orders two texts by code point (not by UTF-16 unit), as both engines order UTF-8 bytes. Returns <0, 0 or >0. */
export function compareText(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return codePointRank(a) - codePointRank(b);
  }
  return left.length - right.length;
}

/** Surrogates sort after every other unit of the basic plane, because they stand for later code points. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
