import { keysOf } from '../../platform/language/layers';

/** Where the member at a JSON pointer stands in pretty-printed JSON: start and end of its key. The nearest one above when it is not there. */
export function placeInText(text: string, pointer: string): readonly [number, number] {
  let [start, end] = [0, 0];
  for (const [depth, key] of keysOf(pointer).entries()) {
    const line = `\n${'  '.repeat(depth + 1)}${JSON.stringify(key)}:`;
    const found = text.indexOf(line, end);
    if (found < 0) break;
    start = found + 1 + 2 * (depth + 1);
    end = found + line.length - 1;
  }
  return [start, end];
}
