/** Packages that install, upgrade and uninstall while the system runs. Only administrators come here. */
import { policyOf } from '../../access/policy';
import type { Context } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Layer } from '../../language/layers';
import type { Plan } from '../contracts';
import type { Package, PackageFiles } from '../packages/contracts';
import { verifyFiles } from '../packages/signature';
import { planLayers } from '../plan/plan';
import { publishProposal } from '../publish';
import { conflictStore, type Decision } from './conflicts';
import type {
  Course,
  Drift,
  Installed,
  InstallOptions,
  InstallPlan,
  ListedPackage,
  PackageParts,
  Uninstalled,
  UninstallPlan,
} from './contracts';
import { decidedAll } from './decide';
import { driftOf } from './drift';
import { pulledFiles, pushed } from './environment';
import { type ExtractRequest, extractPackage } from './extract';
import { follow } from './follow';
import { courseIn } from './install';
import type { Coming } from './objections';
import { consequences, courseOut } from './uninstall';

export interface Packages {
  /** What runs, lowest first. */
  list(context: Context): readonly ListedPackage[];
  /** What installing would do. Throws invalidPackage. */
  planInstall(context: Context, coming: Package, options?: InstallOptions): Promise<InstallPlan>;
  /**
   * Installs a package, or puts this version in the place of another, with the records it ships. Whatever stands
   * against it leaves everything as it was. Throws invalidPackage, invalidMetadata, confirmationNeeded.
   */
  install(context: Context, coming: Package, options?: InstallOptions): Promise<Installed>;
  planUninstall(context: Context, name: string): Promise<UninstallPlan>;
  /** Records and the customer's documents are kept for its return. Throws as install, and unknownPackage. */
  uninstall(context: Context, name: string, confirmed?: readonly string[]): Promise<Uninstalled>;
  /** Settles conflicts in one publication; when one cannot be as decided, all stay open. */
  decide(
    context: Context,
    conflicts: readonly string[],
    decision: Decision,
    confirmed?: readonly string[],
  ): Promise<{ readonly revision: string }>;
  drift(context: Context): readonly Drift[];
  extract(context: Context, request: ExtractRequest): PackageFiles;
  /** What was installed and changed here, as files. */
  pull(context: Context): PackageFiles;
  planPush(context: Context, folder: readonly Package[]): Promise<Plan>;
  /** Makes what is installed and changed here what the folder holds. Throws as install. */
  push(
    context: Context,
    folder: readonly Package[],
    confirmed?: readonly string[],
  ): Promise<{ readonly revision: string; readonly before: string; readonly changed: boolean }>;
}

export function createPackages(parts: PackageParts): Packages {
  const { current, records, store } = parts;
  const conflicts = conflictStore(records);

  function comingOf(coming: Package): Coming {
    const signature = verifyFiles(coming.files, parts.trustedKeys());
    return { package: coming, signature, unsignedAllowed: parts.unsignedPackages };
  }

  async function courseFor(
    context: Context,
    coming: Coming,
    running: readonly Layer[],
    options: InstallOptions,
  ): Promise<Course> {
    const { name } = coming.package.manifest;
    const isHere = running.some((layer) => layer.package.name === name);
    const aside = isHere ? [] : await conflicts.asideOf(now(context), name);
    return courseIn(store, running, coming, aside, options);
  }

  function now(context: Context): Context {
    return { ...context, snapshot: current.current() };
  }

  const installPlan = (coming: Coming, course: Course, from: string | null, plan: InstallPlan['plan']): InstallPlan => {
    const { name, version } = coming.package.manifest;
    const { conflicts: open, masked, returned } = course;
    return {
      name,
      version,
      from,
      signature: coming.signature,
      plan,
      conflicts: open,
      masked,
      returned: returned.length,
    };
  };
  const versionHere = (name: string) => packageOf(current.layersOf(), name)?.package.version ?? null;

  return {
    list(context) {
      refuseOthers(context);
      return current.layersOf().map(listed);
    },
    async planInstall(context, given, options = {}) {
      refuseOthers(context);
      await current.refresh();
      const coming = comingOf(given);
      const course = await courseFor(context, coming, current.layersOf(), options);
      const { plan } = await planLayers(parts, course.layers, course.operations);
      return installPlan(coming, course, versionHere(given.manifest.name), plan);
    },
    async install(context, given, options = {}) {
      refuseOthers(context);
      await current.refresh();
      const coming = comingOf(given);
      const { name, version } = given.manifest;
      const from = versionHere(name);
      const courseOver = (running: readonly Layer[]) => courseFor(context, coming, running, options);
      const foreseen = await courseOver(current.layersOf());
      const { plan } = await planLayers(parts, foreseen.layers, foreseen.operations);
      const { course, ...outcome } = await follow(
        parts,
        conflicts,
        context,
        courseOver,
        `${name} ${version}`,
        options.confirmed ?? [],
      );
      return { ...installPlan(coming, course, from, plan), ...outcome };
    },
    async planUninstall(context, name) {
      refuseOthers(context);
      await current.refresh();
      const running = current.layersOf();
      const course = courseOut(running, name);
      const { plan } = await planLayers(parts, course.layers, course.operations);
      const told = await consequences(parts.database, running, current.current(), name);
      return { name, version: versionHere(name) ?? '', plan, ...told, setAside: course.conflicts };
    },
    async uninstall(context, name, confirmed = []) {
      const told = await this.planUninstall(context, name);
      const courseOver = (running: readonly Layer[]) => courseOut(running, name);
      const { revision, before, course } = await follow(
        parts,
        conflicts,
        context,
        courseOver,
        `without ${name}`,
        confirmed,
      );
      return { ...told, setAside: course.conflicts, revision, before };
    },
    async decide(context, ids, decision, confirmed = []) {
      refuseOthers(context);
      const open = await Promise.all(ids.map((id) => conflicts.read(now(context), id)));
      if (open.some(({ state, clash }) => state !== 'open' || clash === 'uninstalled'))
        throw new PlatformError('nothingToDecide');
      const names = [...new Set(open.map((each) => each.package))];
      const kept = (await Promise.all(names.map((name) => conflicts.keptOf(now(context), name)))).flat();
      const comment = `${open.length} conflicts of ${names.join(', ')}: ${decision}`;
      const propose = (running: readonly Layer[]) => decidedAll(running, open, decision, kept);
      const { revision } = await publishProposal(parts, propose, { author: context.actor.id, comment }, confirmed);
      await conflicts.settle(now(context), ids, decision);
      return { revision };
    },
    drift(context) {
      refuseOthers(context);
      return driftOf(current.layersOf());
    },
    extract(context, request) {
      refuseOthers(context);
      return extractPackage(current.layersOf(), request);
    },
    pull(context) {
      refuseOthers(context);
      return pulledFiles(current.layersOf());
    },
    async planPush(context, folder) {
      refuseOthers(context);
      await current.refresh();
      const { layers, operations } = pushed(current.layersOf(), folder);
      return (await planLayers(parts, layers, operations)).plan;
    },
    async push(context, folder, confirmed = []) {
      refuseOthers(context);
      const courseOver = (running: readonly Layer[]) => ({ ...QUIET, ...pushed(running, folder) });
      const { revision, before, changed } = await follow(
        parts,
        conflicts,
        context,
        courseOver,
        'pushed from a folder',
        confirmed,
      );
      return { revision, before, changed };
    },
  };
}

/** Nothing to decide. */
const QUIET = { conflicts: [], masked: [], returned: [] };

function packageOf(layers: readonly Layer[], name: string): Layer | undefined {
  return layers.find((layer) => layer.package.name === name);
}

function listed({ package: each, artefacts }: Layer): ListedPackage {
  const { name, npmName, version, prefix, origin = 'folder', signedBy = null } = each;
  return { name, npmName, version, prefix, origin, signedBy, artefacts: artefacts.length };
}

function refuseOthers(context: Context): void {
  if (!policyOf(context.snapshot, context.actor).administrator) throw new PlatformError('forbidden');
}
