/**
 * All mistakes of all layers at once: who may say what, the grammar of every effective artefact, names
 * that lead nowhere, conditions and expressions that do not compile, circles. Each finding names the
 * file that said it last.
 */
import type { Finding } from '../foundation/errors';
import type { Words } from '../vocabulary/contracts';
import { KIND_CHECKS } from './check-artefacts';
import { checkEntity } from './check-entity';
import { checkMentions } from './check-mentions';
import type { Artefact, Compiled, Snapshot } from './contracts';
import { findCircles } from './dependencies';
import { checkGrammar } from './grammar';
import { KINDS, type Kind } from './kinds';
import { type Layer, type Part, type Stack, stackLayers } from './layers';
import { mergeParts, originsOf } from './overlay';
import { checkOwnership } from './ownership';
import { OWN_NAMES, type Placement } from './places';
import { schemasOf } from './schemas';
import { assemble } from './snapshot';

/** Every mistake of the layers (lowest first); none when they can be published. */
export function checkLayers(layers: readonly Layer[], words: Words): readonly Finding[] {
  return examineLayers(layers, words, '').findings;
}

/** The snapshot, compiled to the last formula, or every mistake. */
export function examineLayers(
  layers: readonly Layer[],
  words: Words,
  revision: string,
  placement: Placement = OWN_NAMES,
): Compiled {
  const stack = stackLayers(layers);
  const findings: Finding[] = [...checkOwnership(layers, stack), ...caseCollisions(stack)];
  const sink: Finding[] = [];
  const snapshot = assemble({
    layers,
    stack,
    words,
    revision,
    placement,
    report: (found) => sink.push(...found),
  });
  const broken = new Set<string>();
  for (const { kind, name, parts } of everything(stack)) {
    findings.push(...mergeParts(parts).findings);
    const found = checkGrammar(kind, snapshot.artefact(kind, name), words);
    if (found.length > 0) broken.add(`${kind} ${name}`);
    findings.push(...found.map((finding) => inFile(finding, parts)));
  }
  for (const { kind, name, parts } of everything(stack)) {
    const artefact = snapshot.artefact(kind, name);
    if (!artefact || broken.has(`${kind} ${name}`)) continue;
    const found = [...checkMeaning(kind, artefact, snapshot, words, sink)];
    findings.push(...found.filter((finding) => !isEcho(finding, snapshot)).map((finding) => inFile(finding, parts)));
  }
  const sound = snapshot.entityNames
    .filter((name) => !broken.has(`entity ${name}`))
    .map((name) => snapshot.entity(name));
  for (const { entity, ...finding } of findCircles(sound))
    findings.push(inFile(finding, stack.get('entity')?.get(entity) ?? []));
  const all = withoutRepeats(findings);
  return all.length > 0 ? { snapshot: null, findings: all } : { snapshot, findings: [] };
}

function everything(stack: Stack): readonly { kind: Kind; name: string; parts: readonly Part[] }[] {
  return KINDS.flatMap((kind) => [...(stack.get(kind) ?? [])].map(([name, parts]) => ({ kind, name, parts })));
}

/** What is wrong with one effective artefact beyond its grammar. What its entities report while they are compiled goes to `sink`. */
export function checkMeaning(
  kind: Kind,
  artefact: Artefact,
  snapshot: Snapshot,
  words: Words,
  sink: Finding[],
): readonly Finding[] {
  sink.length = 0;
  const report = (found: readonly Finding[]) => void sink.push(...found);
  report(checkMentions(kind, artefact, snapshot, schemasOf(words)));
  report(KIND_CHECKS[kind]?.(artefact, snapshot) ?? []);
  if (kind === 'entity') checkEntity(snapshot.entity(artefact.name), artefact, { snapshot, report });
  return sink;
}

/** A field that is written but has a broken type is missing from its entity; that was said once, at the field itself. */
function isEcho({ code, params }: Finding, snapshot: Snapshot): boolean {
  if (code !== 'K011' && code !== 'L001') return false;
  const fields = snapshot.artefact('entity', String(params?.entity))?.fields;
  return typeof fields === 'object' && fields !== null && Object.hasOwn(fields, String(params?.name));
}

/** The newest file that says something at the place, or at what it stands in. */
function inFile(finding: Finding, parts: readonly Part[]): Finding {
  for (let pointer = finding.path; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const [origin] = originsOf(parts, pointer);
    if (origin) return { ...finding, file: origin.file };
    if (pointer === '') return finding;
  }
}

/** Tables and file names do not tell capitals apart everywhere. */
function caseCollisions(stack: Stack): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [kind, named] of stack) {
    const seen = new Map<string, string>();
    for (const [name, parts] of named) {
      const other = seen.get(name.toLowerCase());
      if (other !== undefined)
        findings.push({ code: 'K010', file: parts[0]?.file ?? kind, path: '/name', params: { name, other } });
      seen.set(name.toLowerCase(), name);
    }
  }
  return findings;
}

function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...new Map(
      findings.map((finding) => [JSON.stringify([finding.code, finding.file, finding.path, finding.params]), finding]),
    ).values(),
  ];
}
