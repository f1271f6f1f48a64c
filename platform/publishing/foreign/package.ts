/** A package of ours made of the definitions of another platform. */
import type { Text } from '../../language/contracts';
import type { Artefact } from './artefacts';
import { choicesNames, type WrittenEntity, writeEntity } from './entities';
import type { ForeignModel } from './model';
import { planOf } from './plan';
import { type ConversionReport, reportOf } from './report';
import { writeScreens, writeWorkspace } from './screens';

export interface PackageHead {
  /** The source, such as “doctype”. */
  readonly source: string;
  readonly name: string;
  readonly label: Text;
}

export interface Converted {
  /** All files of the package, its manifest first. */
  readonly files: readonly Artefact[];
  readonly report: ConversionReport;
}

/** Everything the model says as artefacts, and a report of what it became and what could not be said. */
export function packageOf(model: ForeignModel, head: PackageHead): Converted {
  const prefix = `${head.name.toLowerCase().replace(/[^a-z0-9]/g, '')}_`;
  const plan = planOf(model, prefix);
  const choices = choicesNames(plan);
  const entities: readonly WrittenEntity[] = [...plan.entities.values()].map((entity) =>
    writeEntity(entity, plan, choices),
  );
  const artefacts = entities.flatMap((entity) => [...entity.artefacts, ...writeScreens(entity)]);
  const workspace = writeWorkspace(plan, head.name, head.label, entities);
  const files = [manifest(head, prefix), ...artefacts, workspace];
  return { files, report: reportOf(head, entities, plan.notes, files.length) };
}

function manifest({ name, label }: PackageHead, prefix: string): Artefact {
  const npmName = `karkas-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const body = {
    name: npmName,
    version: '1.0.0',
    private: true,
    dependencies: { 'karkas-system': '^1.0.0' },
    karkas: { name, label, prefix },
  };
  return { path: 'package.json', body };
}
