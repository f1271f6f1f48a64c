/** From texts of files to layers. A package is a folder with a package.json that has a `karkas` section. */
import type { Finding } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import { readJson } from '../language/json-text';
import { isKind, KINDS } from '../language/kinds';
import { isObject, type Layer, type WrittenArtefact } from '../language/layers';
import { type FoundPackage, orderPackages, readManifest } from './manifest';

export interface SourceFile {
  /** Below the metadata folder, with forward slashes: "crm/sales/deal.entity.json". */
  readonly path: string;
  readonly text: string;
}

export interface ReadLayers {
  /** Lowest first. Files with mistakes are left out. */
  readonly layers: readonly Layer[];
  readonly findings: readonly Finding[];
}

/** The packages in the files, in the order of their layers, and every mistake that shows before the artefacts are looked at together. */
export function parsePackages(files: readonly SourceFile[]): ReadLayers {
  const findings: Finding[] = [];
  const found: FoundPackage[] = [];
  for (const manifestFile of files.filter((file) => /^[^/]+\/package\.json$/.test(file.path))) {
    const folder = manifestFile.path.slice(0, manifestFile.path.indexOf('/') + 1);
    const own = files.filter((file) => file.path.startsWith(folder));
    const layer = parsePackage(manifestFile, own, findings);
    if (layer) found.push({ file: manifestFile.path, layer });
  }
  return { layers: orderPackages(found, findings), findings };
}

/** One package of its files; undefined when its manifest says nothing of Karkas or has mistakes, which are added to the findings. */
export function parsePackage(
  manifestFile: SourceFile,
  files: readonly SourceFile[],
  findings: Finding[],
): Layer | undefined {
  const manifest = readManifest(manifestFile, findings);
  if (!manifest) return undefined;
  const own = files.filter((file) => file !== manifestFile);
  return { package: manifest, artefacts: own.flatMap((file) => readArtefact(file, findings) ?? []) };
}

const FILE_NAME = /^([^.]+)\.([^.]+)\.json$/;

function readArtefact(file: SourceFile, findings: Finding[]): WrittenArtefact | undefined {
  const [, name = '', kind = ''] = FILE_NAME.exec(file.path.slice(file.path.lastIndexOf('/') + 1)) ?? [];
  const refuse = (code: Finding['code'], path: string, params: Finding['params'] = {}): undefined => {
    findings.push({ code, file: file.path, path, params });
  };
  if (!name) return refuse('K002', '');
  if (!isKind(kind)) return refuse('K003', '', { kind, hint: didYouMean(kind, KINDS) });
  const { value: body, findings: found } = readJson(file.text);
  findings.push(...found.map((finding) => ({ ...finding, file: file.path })));
  if (body === undefined) return undefined;
  if (!isObject(body)) return refuse('K006', '', { expected: { en: 'an object', ru: 'объект' } });
  if (body.name !== name) return refuse('K002', '/name');
  return { kind, name, file: file.path, body };
}
