/** Small packages for tests of the compiler. */
import type { Snapshot } from '../../platform/language/contracts';
import type { Layer } from '../../platform/language/layers';
import { compileSnapshot } from '../../platform/language/snapshot';
import { words } from '../../platform/vocabulary/words';

type Body = Readonly<Record<string, unknown>>;

/** A layer of artefacts keyed "name.kind"; the name of the package is also its npm name. */
export function layerOf(
  name: string,
  artefacts: Readonly<Record<string, Body>>,
  needs: readonly string[] = [],
  prefix = '',
): Layer {
  const dependencies = Object.fromEntries(needs.map((each) => [each, '*']));
  return {
    package: { name, version: '1.0.0', prefix, npmName: name, dependencies },
    artefacts: Object.entries(artefacts).map(([key, body]) => {
      const [artefact = '', kind = ''] = key.split('.');
      return { kind, name: artefact, file: `${name}/${key}.json`, body: { name: artefact, ...body } };
    }),
  };
}

/** Throws when the layers do not stand on each other. */
export function snapshotOf(...layers: readonly Layer[]): Snapshot {
  const { snapshot, findings } = compileSnapshot(layers, words, 'test');
  if (!snapshot) throw new Error(JSON.stringify(findings));
  return snapshot;
}
