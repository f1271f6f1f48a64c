import { type Finding, LOCALES } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import { attempted, typed } from './compile-computations';
import { resolveCondition } from './condition';
import type { Artefact, Entity, Snapshot } from './contracts';
import { isKind, KINDS, type Kind } from './kinds';
import { isObject, pointerTo } from './layers';
import { missingArtefact } from './missing';
import { tryPath } from './paths';
import { type Mention, mentionsIn } from './references';
import type { Schemas } from './schemas';

/** Names that lead nowhere (K003, K009, K011), labels that lack a language (K018), conditions and expressions that do not compile. */
export function checkMentions(
  kind: Kind,
  artefact: Artefact,
  snapshot: Snapshot,
  schemas: Schemas,
): readonly Finding[] {
  const findings: Finding[] = [];
  const leadsTo = (entity: string, path: string) => targetName(entity, path, snapshot);
  for (const mention of mentionsIn(kind, artefact, { schemas, leadsTo })) {
    if (mention.defines) continue;
    if (mention.names) findings.push(...checkName(mention, snapshot));
    else if (!isComputedPart(kind, mention)) checkWritten(mention, snapshot, findings);
  }
  return findings;
}

/** Conditions and expressions of an entity are compiled with their field or check, which knows whose record they read. */
function isComputedPart(kind: Kind, { as }: Mention): boolean {
  return kind === 'entity' && (as === 'condition' || as === 'expression');
}

function checkName({ as, value, pointer, scope }: Mention, snapshot: Snapshot): readonly Finding[] {
  const name = String(value);
  if (as === 'field' || as === 'sort')
    return checkPath(as === 'sort' ? name.replace(/^-/, '') : name, pointer, scope, snapshot);
  if (as === 'finding') return checkPath(name.split('/')[0] ?? '', pointer, scope, snapshot);
  if (as === 'kind')
    return isKind(name) ? [] : [{ code: 'K003', path: pointer, params: { kind: name, hint: didYouMean(name, KINDS) } }];
  if (as === 'entityOrAll' && name === '*') return [];
  const kind = as === 'entityOrAll' ? 'entity' : as;
  if (snapshot.artefact(kind, name)) return [];
  return [
    missingArtefact(
      kind,
      name,
      snapshot.artefacts(kind).map((each) => each.name),
      pointer,
    ),
  ];
}

function checkPath(path: string, pointer: string, scope: string | null, snapshot: Snapshot): readonly Finding[] {
  const entity = entityOf(scope, snapshot);
  if (!entity || path === '') return [];
  const attempt = { snapshot, report: () => undefined };
  const tried = attempted(attempt, () => tryPath(path, entity, snapshot, { findingPath: pointer }));
  if (!tried || 'path' in tried) return [];
  const { code, params } = tried.finding;
  return [code === 'L001' ? { code: 'K011', path: pointer, ...(params ? { params } : {}) } : tried.finding];
}

function checkWritten({ as, value, pointer, scope }: Mention, snapshot: Snapshot, findings: Finding[]): void {
  const report = (found: readonly Finding[]) => findings.push(...found);
  const attempt = { snapshot, report };
  const entity = entityOf(scope, snapshot);
  if (as === 'text') report(missingLocales(value, pointer));
  else if (!entity) return;
  else if (as === 'condition')
    attempted(attempt, () => resolveCondition(value, entity, snapshot, { findingPath: pointer }));
  else if ((as === 'flag' || as === 'expression') && typeof value === 'string') {
    typed(value, as === 'flag' ? 'boolean' : 'none', entity, pointer, attempt);
  }
}

function missingLocales(value: unknown, pointer: string): readonly Finding[] {
  if (!isObject(value)) return [];
  return LOCALES.filter((locale) => typeof value[locale] !== 'string' || value[locale] === '').map((locale) => ({
    code: 'K018',
    path: pointerTo(pointer, locale),
    params: { locale },
  }));
}

function entityOf(scope: string | null, snapshot: Snapshot): Entity | undefined {
  return scope !== null && snapshot.hasEntity(scope) ? snapshot.entity(scope) : undefined;
}

function targetName(name: string, path: string, snapshot: Snapshot): string | null {
  const entity = entityOf(name, snapshot);
  const tried = entity && attempted({ snapshot, report: () => undefined }, () => tryPath(path, entity, snapshot));
  const relation = tried && 'path' in tried ? tried.path.field.relation : null;
  if (!relation) return null;
  return relation.kind === 'one' ? relation.to : relation.of;
}
