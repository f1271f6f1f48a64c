import { isObject, type Layer, pointerTo } from '../language/layers';

/** One place of one package's document that differs; an absent value is undefined. */
export interface LayerDifference {
  readonly package: string;
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Every leaf that differs between two sets of layers, in the order of the layers. */
export function differenceOfLayers(before: readonly Layer[], after: readonly Layer[]): readonly LayerDifference[] {
  const documents = documentsOf(before);
  const found: LayerDifference[] = [];
  for (const [key, { body, ...at }] of documentsOf(after)) {
    const was = documents.get(key);
    documents.delete(key);
    found.push(...leaves(was?.body, body, '').map((leaf) => ({ ...at, ...leaf })));
  }
  for (const { body, ...at } of documents.values()) found.push({ ...at, pointer: '', from: body, to: undefined });
  return found;
}

interface Placed {
  readonly package: string;
  readonly kind: string;
  readonly name: string;
  readonly body: unknown;
}

function documentsOf(layers: readonly Layer[]): Map<string, Placed> {
  const found = new Map<string, Placed>();
  for (const layer of layers)
    for (const { kind, name, body } of layer.artefacts)
      found.set(`${layer.package.name} ${kind} ${name}`, { package: layer.package.name, kind, name, body });
  return found;
}

type Leaf = Pick<LayerDifference, 'pointer' | 'from' | 'to'>;

function leaves(from: unknown, to: unknown, pointer: string): readonly Leaf[] {
  if (!isObject(from) || !isObject(to)) {
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ pointer, from, to }];
  }
  const keys = [...Object.keys(to), ...Object.keys(from).filter((key) => !Object.hasOwn(to, key))];
  return keys.flatMap((key) => leaves(from[key], to[key], pointerTo(pointer, key)));
}
