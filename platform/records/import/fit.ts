/**
 * The cells of a row brought to the number of columns, or null when that needs a guess. Surplus cells may be cut when
 * they are empty. With `rejoin` (the delimiter), a cell that begins with a space continues the one before it ("Suite #402" after
 * "471 Serangoon Loop,"), and that counts only when exactly the right number of cells comes out.
 */
export function fitted(cells: readonly string[], width: number, rejoin: string | null): readonly string[] | null {
  if (cells.length === width) return cells;
  if (cells.length < width) return null;
  if (cells.slice(width).every((cell) => cell.trim() === '')) return cells.slice(0, width);
  if (rejoin === null) return null;
  const joined = cells.reduce<string[]>((kept, cell) => {
    const last = kept.at(-1);
    if (last !== undefined && cell.startsWith(' ')) kept[kept.length - 1] = last + rejoin + cell;
    else kept.push(cell);
    return kept;
  }, []);
  return joined.length === width ? joined : null;
}
