/** Roles: rights that give nothing, reach too far or contradict each other. */
import type { Artefact, Entity } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { elements, type Named, offer, patchAt, type Remark, remark, safely } from './rule';

const ACTIONS = ['read', 'create', 'update', 'delete', 'import', 'export'] as const;
const WIDTHS = ['none', 'own', 'team', 'teamAndBelow', 'all'];
type Rights = Readonly<Record<string, unknown>>;

/** C053 */
export function roleThatGrantsNothing(candidate: Candidate): readonly Remark[] {
  return candidate
    .artefacts('role')
    .filter((role) => role.administrator !== true && !elements(role.entities).some(([, rights]) => grantsAny(rights)))
    .map((role) => remark('C053', of(role), ''));
}

/** C054: beside "*", or for parts, such rights take something away, and fields may be denied with other roles in mind. */
export const rightsThatGrantNothing = eachRights((role, name, rights, { snapshot }) => {
  const narrows = isObject(role.entities) && Object.hasOwn(role.entities, '*');
  const isPart = snapshot.hasEntity(name) && snapshot.entity(name).part !== null;
  if (grantsAny(rights) || narrows || isPart || name === '*' || rights.fields !== undefined) return [];
  const pointer = at(name);
  const repair = safely(`Removes “${name}” from the role.`, `Убирает «${name}» из роли.`, patchAt(pointer, null));
  return [remark('C054', of(role), pointer, {}, repair)];
});

function grantsAny(rights: Rights): boolean {
  return ACTIONS.some((action) => widthOf(rights[action]) > 0);
}

/** How far a grant reaches, from none (0) to all. */
function widthOf(grant: unknown): number {
  const scope = isObject(grant) ? (grant.scope ?? 'all') : grant;
  return Math.max(0, WIDTHS.indexOf(String(scope ?? 'none')));
}

/** C055 */
export const actionWiderThanRead = eachRights((role, name, rights, { snapshot }) => {
  if (snapshot.hasEntity(name) && snapshot.entity(name).part) return [];
  return (['update', 'delete', 'export'] as const)
    .filter((action) => widthOf(rights[action]) > widthOf(rights.read))
    .map((action) => {
      const pointer = `${at(name)}/${action}`;
      const repair = offer(
        `Lets “${action}” reach as far as “read”.`,
        `Ограничивает «${action}» тем же, что «read».`,
        patchAt(pointer, rights.read ?? 'none'),
      );
      return remark('C055', of(role), pointer, { action }, repair);
    });
});

/** C056 */
export const ownWithoutOwner = eachRights((role, name, rights, { snapshot }) => {
  const entity = snapshot.hasEntity(name) ? snapshot.entity(name) : undefined;
  if (!entity || entity.part || entity.traits.has('owned')) return [];
  return ACTIONS.filter((action) => widthOf(rights[action]) === 1).map((action) =>
    remark('C056', of(role), `${at(name)}/${action}`, { entity: entity.label }),
  );
});

/** C057: reading must be allowed by name only for computed fields that tell hidden ones. */
export const fieldRuleWithoutEffect = eachFieldRules((role, entity, rules) =>
  rules.flatMap(([field, { read, write }]) => {
    const known = entity.fields.get(field);
    const computed = known?.word.computation?.(known.definition) !== undefined;
    if (read === false || write === false || (read === true && computed)) return [];
    const pointer = pointerTo(`${at(entity.name)}/fields`, field);
    const repair = safely(`Removes “${field}” from the rights.`, `Убирает «${field}» из прав.`, patchAt(pointer, null));
    return [remark('C057', of(role), pointer, {}, repair)];
  }),
);

/** C058 */
export const everyFieldHidden = eachFieldRules((role, entity, rules) => {
  const hidden = new Set(rules.filter(([, { read }]) => read === false).map(([field]) => field));
  const own = [...entity.fields.values()].filter((field) => !field.system);
  if (own.length === 0 || !own.every(({ name }) => hidden.has(name))) return [];
  return [remark('C058', of(role), `${at(entity.name)}/fields`)];
});

/** C059 */
export function partWithoutParent({ roles, snapshot }: Candidate): readonly Remark[] {
  return roles.flatMap(({ role, policy }) =>
    elements(role.entities).flatMap(([name, rights]) => {
      const relation = snapshot.hasEntity(name) ? snapshot.entity(name).part?.relation : undefined;
      if (relation?.kind !== 'one' || !grantsAny(rights) || policy.may(relation.to, 'read')) return [];
      const params = { entity: snapshot.entity(name).label, parent: snapshot.entity(relation.to).label };
      return [remark('C059', of(role), at(name), params)];
    }),
  );
}

/** C060 */
export const importWithoutCreate = eachRights((role, name, rights) => {
  if (widthOf(rights.import) === 0 || widthOf(rights.create) > 0) return [];
  const repair = offer(
    `Lets the role create “${name}”.`,
    `Разрешает роли создавать «${name}».`,
    patchAt(`${at(name)}/create`, 'all'),
  );
  return [remark('C060', of(role), `${at(name)}/import`, {}, repair)];
});

/** C061 */
export const everythingMayChange = eachRights((role, name, rights) =>
  name !== '*'
    ? []
    : (['update', 'delete'] as const)
        .filter((action) => widthOf(rights[action]) === WIDTHS.length - 1)
        .map((action) => remark('C061', of(role), `${at(name)}/${action}`, { action })),
);

/** C062 */
export function referenceNobodyMayFollow({ entities, roles, snapshot }: Candidate): readonly Remark[] {
  return entities.flatMap((entity) => {
    const readers = roles.filter(({ policy }) => policy.may(entity.name, 'read'));
    if (readers.length === 0) return [];
    return [...entity.fields.values()].flatMap((field) => {
      const { relation } = field;
      if (relation?.kind !== 'one' || field.system) return [];
      const seeing = readers.filter(({ policy }) => policy.mayRead(entity.name, field.name));
      if (seeing.length === 0 || seeing.some(({ policy }) => policy.may(relation.to, 'read'))) return [];
      const params = { entity: entity.label, target: snapshot.entity(relation.to).label };
      return [remark('C062', { kind: 'entity', name: entity.name }, pointerTo('/fields', field.name), params)];
    });
  });
}

function eachRights(say: (role: Artefact, name: string, rights: Rights, candidate: Candidate) => readonly Remark[]) {
  return (candidate: Candidate): readonly Remark[] =>
    candidate
      .artefacts('role')
      .filter(({ administrator }) => administrator !== true)
      .flatMap((role) => elements(role.entities).flatMap(([name, rights]) => say(role, name, rights, candidate)));
}

function eachFieldRules(
  say: (role: Artefact, entity: Entity, rules: readonly (readonly [string, Rights])[]) => readonly Remark[],
) {
  return eachRights((role, name, rights, { snapshot }) =>
    snapshot.hasEntity(name) ? say(role, snapshot.entity(name), elements(rights.fields)) : [],
  );
}

function at(entity: string): string {
  return pointerTo('/entities', entity);
}

function of({ name }: Artefact): Named {
  return { kind: 'role', name };
}
