/**
 * Everything there is to say about a candidate set of layers: first what makes it unsound (K…, L…, V…);
 * when it is sound, what an administrator would want to know before publishing (C…).
 */
import { ADVICE, type Severity } from '../foundation/advice';
import { type Finding, knowSentences } from '../foundation/errors';
import { examineLayers } from '../language/check-layers';
import type { Compiled, Snapshot, Text } from '../language/contracts';
import { isObject, type Layer, pointerTo } from '../language/layers';
import type { Words } from '../vocabulary/contracts';
import { type Candidate, createCandidate } from './checks/candidate';
import type { Named, Remark, Repair } from './checks/rule';
import { RULES } from './checks/rules';

/** A quick fix: a merge patch for one file, in which null removes what the file says. */
export interface Fix {
  readonly does: Text;
  readonly kind: Named['kind'];
  readonly name: string;
  readonly file: string;
  readonly patch: Repair['patch'];
  /** It may be made without asking: nobody sees, reads or may do anything else afterwards. */
  readonly safe: boolean;
}

/** A finding with its gravity and, where there is one, its fix. */
export interface Judged extends Finding {
  readonly severity: Severity;
  readonly fix?: Fix;
}

export interface Checked extends Pick<Compiled, 'snapshot'> {
  /** Errors first, then warnings, then hints. */
  readonly findings: readonly Judged[];
}

knowSentences(ADVICE);

const ORDER: readonly Severity[] = ['error', 'warning', 'hint'];

/** Checks the layers, lowest first. The snapshot is there when the artefacts are sound, even if advice is given. */
export function checkCandidate(layers: readonly Layer[], words: Words, revision = ''): Checked {
  const { snapshot, findings } = examineLayers(layers, words, revision);
  return snapshot
    ? { snapshot, findings: adviceOn(layers, snapshot, words) }
    : { snapshot, findings: findings.map(judge) };
}

const given = new WeakMap<readonly Layer[], readonly Judged[]>();

/** The advice on layers that are sound, with the snapshot that was made of them. It is found once for the same layers. */
export function adviceOn(layers: readonly Layer[], snapshot: Snapshot, words: Words): readonly Judged[] {
  const known = given.get(layers);
  if (known) return known;
  const candidate = createCandidate(layers, snapshot, words);
  const judged = RULES.flatMap((rule) => rule(candidate)).map((remark) => settled(remark, candidate));
  const sorted = judged.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  given.set(layers, sorted);
  return sorted;
}

/** What refuses publication although it compiles: it could never work. */
export function errorsAmong(advice: readonly Judged[]): readonly Judged[] {
  return advice.filter(({ severity }) => severity === 'error');
}

/** How grave a finding is: whatever is no advice refuses publishing. */
export function judge(finding: Finding): Judged {
  const advice: Readonly<Record<string, { readonly severity: Severity }>> = ADVICE;
  return { ...finding, severity: advice[finding.code]?.severity ?? 'error' };
}

function settled({ about, repair, ...finding }: Remark, candidate: Candidate): Judged {
  const file = finding.file ?? fileOf(about, finding.path, candidate);
  const judged = judge({ ...finding, file });
  if (!repair) return judged;
  const { does, patch, safe, on = about } = repair;
  const changed = on === about && finding.file ? finding.file : fileOf(on, placeOf(patch), candidate);
  return { ...judged, fix: { does, kind: on.kind, name: on.name, file: changed, patch, safe } };
}

/** The newest file that says something at the place, or at what it stands in. */
function fileOf({ kind, name }: Named, path: string, { snapshot, layers }: Candidate): string {
  if (kind === 'package') return manifestOf(name, layers);
  for (let pointer = path; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const [origin] = snapshot.provenance(kind, name, pointer);
    if (origin || pointer === '') return origin?.file ?? '';
  }
}

function manifestOf(name: string, layers: readonly Layer[]): string {
  const [artefact] = layers.find((layer) => layer.package.name === name)?.artefacts ?? [];
  const folder = artefact?.file.split('/')[0] ?? name;
  return `${folder}/package.json`;
}

/** The one place a patch changes, or what all its places stand in. */
function placeOf(patch: unknown, pointer = ''): string {
  const entries = isObject(patch) ? Object.entries(patch) : [];
  const [only] = entries;
  return only && entries.length === 1 ? placeOf(only[1], pointerTo(pointer, only[0])) : pointer;
}
