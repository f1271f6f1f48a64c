/** Definitions of other platforms, file by file, into a package of ours. */
import type { Text } from '../../language/contracts';
import { readCdm } from './cdm/read';
import { readDoctypes } from './doctype/read';
import { readEspoCrm } from './espocrm/read';
import { type ForeignFile, readForeignFiles } from './files';
import type { ForeignModel } from './model';
import type { Note } from './notes';
import { type Converted, packageOf } from './package';

interface Source {
  /** The name of the package unless another is asked for. */
  readonly name: string;
  readonly label: Text;
  read(files: readonly ForeignFile[]): ForeignModel;
}

const SOURCES = {
  doctype: { name: 'frappe', label: { en: 'Frappe', ru: 'Frappe' }, read: readDoctypes },
  espocrm: { name: 'espo', label: { en: 'EspoCRM', ru: 'EspoCRM' }, read: readEspoCrm },
  cdm: { name: 'cdm', label: { en: 'Common Data Model', ru: 'Common Data Model' }, read: readCdm },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof SOURCES;

/**
 * Reads every definition below a folder. Each entity and field stands in the report with what it became, and whatever
 * could not be said has a note there; nothing is dropped in silence. The same files give the same package.
 */
export async function convertForeign(source: SourceName, folder: string, named?: string): Promise<Converted> {
  const notes: Note[] = [];
  const files = await readForeignFiles(folder, notes);
  const { name, label, read } = SOURCES[source] as Source;
  const model = read(files);
  const head = { source, name: named ?? name, label: named === undefined ? label : { en: named, ru: named } };
  return packageOf({ ...model, notes: [...notes, ...model.notes] }, head);
}
