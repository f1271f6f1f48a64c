import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
const walk = (d: string): string[] => readdirSync(d).flatMap((n) => { const p = join(d, n); return statSync(p).isDirectory() ? walk(p) : [p]; });
async function readPackages(root: string): Promise<any> {
  const layers = ['system', 'crm'].map((name) => ({ package: { name, version: '1.0.0', prefix: '', npmName: 'karkas-' + name, dependencies: {} }, artefacts: walk(join(root, name)).filter((p) => /\.\w+\.json$/.test(p)).map((file) => { const kind = /\.(\w+)\.json$/.exec(file)?.[1]; const body = JSON.parse(readFileSync(file, 'utf8')); delete body.$schema; return { kind, name: body.name, file, body }; }) }));
  return { layers, findings: [] };
}
import { compileSnapshot } from '../../platform/language/snapshot';
import { words } from '../../platform/vocabulary/words';
import { PlatformError } from '../../platform/foundation/errors';
import { compileExpression } from '../../platform/language/expression';
import { resolveCondition } from '../../platform/language/condition';

it('compiles', async () => {
  const { layers, findings } = await readPackages('metadata');
  console.log(findings, layers.map((l: any) => l.package));
  const compiled = compileSnapshot(layers, words, 'x');
  console.log(compiled.findings);
  const out: string[] = [];
  const s = compiled.snapshot;
  if (!s) return;
  const attempt = (what: string, f: () => unknown) => { try { f(); } catch (e) { out.push(what + ': ' + (e instanceof PlatformError ? JSON.stringify(e.findings) : String(e))); } };
  for (const name of s.entityNames) {
    attempt(name, () => {
      const e = s.entity(name);
      for (const field of e.fields.values()) for (const k of ['required', 'visible', 'readOnly'] as const) if (typeof field.definition[k] === 'string') attempt(`${name}.${field.name}.${k}`, () => compileExpression(String(field.definition[k]), e, s));
      for (const field of e.fields.values()) { const w = field.definition['where']; if (w && field.relation?.kind==='one') attempt(`${name}.${field.name}.where`, () => resolveCondition(w, s.entity(field.relation?.kind==='one'?field.relation.to:''), s, { outer: e })); }
    });
  }
  for (const v of s.artefacts('view')) { const e = s.entity(String(v['entity'])); for (const [k, p] of Object.entries((v['presets'] ?? {}) as Record<string, {where: unknown}>)) attempt(`${v.name}.${k}`, () => resolveCondition(p.where, e, s)); if (v['where']) attempt(v.name, () => resolveCondition(v['where'], e, s)); }
  console.log(out.join('\n'));
});
