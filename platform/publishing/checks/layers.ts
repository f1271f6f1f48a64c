/** What a layer says about another package's artefact without changing it. */
import { isDeepStrictEqual } from 'node:util';
import { didYouMean } from '../../foundation/suggest';
import { KINDS } from '../../language/kinds';
import { isObject, type Part, pointerTo } from '../../language/layers';
import { mergeParts } from '../../language/overlay';
import type { Candidate } from './candidate';
import { type Named, patchAt, type Remark, remark, safely } from './rule';

const ABOUT_THE_FILE = ['$schema', 'extends', 'name'];

/** C073, C074 */
export function layerThatChangesNothing({ stack }: Candidate): readonly Remark[] {
  return KINDS.flatMap((kind) =>
    [...(stack.get(kind) ?? [])].flatMap(([name, parts]) =>
      parts.flatMap((part, place) => {
        if (place === 0) return [];
        const beneath = mergeParts(parts.slice(0, place)).body;
        return idle(part, beneath, { kind, name }).map((each) => ({ ...each, file: part.file }));
      }),
    ),
  );
}

function idle({ body }: Part, beneath: unknown, about: Named): readonly Remark[] {
  const patch = Object.fromEntries(Object.entries(body).filter(([key]) => !ABOUT_THE_FILE.includes(key)));
  if (Object.keys(patch).length === 0) return [remark('C073', about, '')];
  return idleParts(patch, beneath, '', about);
}

function idleParts(
  patch: Readonly<Record<string, unknown>>,
  beneath: unknown,
  pointer: string,
  about: Named,
): readonly Remark[] {
  const base = isObject(beneath) ? beneath : {};
  return Object.entries(patch).flatMap(([key, value]) => {
    const at = pointerTo(pointer, key);
    const exists = Object.hasOwn(base, key);
    if (value === null) return exists ? [] : [remark('C074', about, at, removed(key, base), unsaid(at))];
    if (!exists || key === 'after' || key === 'before') return [];
    if (isObject(value) && isObject(base[key])) {
      return Object.keys(value).length === 0
        ? [remark('C073', about, at, {}, unsaid(at))]
        : idleParts(value, base[key], at, about);
    }
    return isDeepStrictEqual(value, base[key]) ? [remark('C073', about, at, {}, unsaid(at))] : [];
  });
}

function removed(key: string, siblings: object) {
  return { hint: didYouMean(key, Object.keys(siblings)) };
}

function unsaid(pointer: string) {
  return safely('Removes it from the layer.', 'Убирает это из слоя.', patchAt(pointer, null));
}
