import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compileSnapshot } from '../../platform/language/snapshot';
import { words } from '../../platform/vocabulary/words';
test('scratch', () => {
  const artefacts: any[] = [];
  const walk = (d: string) => { for (const n of readdirSync(d)) { const p = join(d, n); if (statSync(p).isDirectory()) walk(p); else if (n !== 'package.json') { const [name, kind] = n.split('.'); artefacts.push({ name, kind, file: p, body: JSON.parse(readFileSync(p, 'utf8')) }); } } };
  walk('metadata/system');
  const { snapshot, findings } = compileSnapshot([{ package: { name: 'system', version: '1.0.0', prefix: '', npmName: 'karkas-system', dependencies: {} }, artefacts }], words, 'r1');
  console.log(findings, snapshot?.entityNames);
  const user = snapshot!.entity('user');
  for (const f of user.fields.values()) console.log(f.name, f.type, f.value, f.relation, f.columns.map((c) => c.name), f.compared?.name, f.operand?.name, f.folded?.name, f.options.length);
  console.log(user.searchable.map((f) => f.name), user.title.name, user.uniques, user.formulas, user.rollUps, user.checks.length);
  console.log(snapshot!.dependants('user'), snapshot!.provenance('entity', 'user', '/fields/login/label'));
});
