import { readPackages } from '../../platform/catalog/files';
import { examineLayers } from '../../platform/language/check-layers';
import { words } from '../../platform/vocabulary/words';

test('scratch', async () => {
  const { layers, findings } = await readPackages('metadata');
  console.log(
    layers.map((l) => [l.package.name, l.artefacts.length]),
    findings,
  );
  const t = Date.now();
  const r = examineLayers(layers, words, 'r1');
  console.log(Date.now() - t, r.findings.length);
  for (const f of r.findings) console.log(f.code, f.file, f.path, JSON.stringify(f.params));
});
