/** A rename as a function of names: what each name becomes where it stands. Names that are not meant stay as they are. */
import type { Field, Snapshot } from '../contracts';

export type Rename =
  | { readonly what: 'field'; readonly entity: string; readonly from: string; readonly to: string }
  | { readonly what: 'artefact'; readonly kind: string; readonly from: string; readonly to: string }
  /** An option of a shared list. With `merge`, `to` is an option that is there and takes over what `from` was. */
  | {
      readonly what: 'option';
      readonly choices: string;
      readonly from: string;
      readonly to: string;
      readonly merge?: boolean;
    }
  /** An option that one field has for itself. */
  | {
      readonly what: 'option';
      readonly entity: string;
      readonly field: string;
      readonly from: string;
      readonly to: string;
      readonly merge?: boolean;
    }
  /** Any other named part of an artefact: a tab, a section, an index; the pointer ends with the old name. */
  | {
      readonly what: 'element';
      readonly kind: string;
      readonly name: string;
      readonly pointer: string;
      readonly to: string;
    };

export type Option = (value: string) => string;

export interface Turn {
  readonly snapshot: Snapshot;
  field(entity: string, name: string): string;
  artefact(kind: string, name: string): string;
  /** What becomes of the keys that a field holds; undefined when it holds none that are meant. */
  options(field: Field): Option | undefined;
  /** What a defined option is called afterwards. */
  option(name: string): string;
  /** Whether an option is defined by a shared list, or by a field of an entity. */
  definesOption(owner: OptionOwner): boolean;
}

export interface OptionOwner {
  readonly kind: string;
  readonly artefact: string;
  /** The entity whose field has the options; null in a shared list. */
  readonly entity: string | null;
  readonly field: string;
}

const NO_OPTIONS = { options: () => undefined, option: (name: string) => name, definesOption: () => false };
const SAME = (_: string, name: string): string => name;

/** The names as a rename turns them, read against the metadata before it. */
export function turnOf(rename: Rename, snapshot: Snapshot): Turn {
  const still = { snapshot, field: SAME, artefact: SAME, ...NO_OPTIONS };
  if (rename.what === 'element') return still;
  const turned: Option = (name) => (name === rename.from ? rename.to : name);
  if (rename.what === 'field')
    return { ...still, field: (entity, name) => (entity === rename.entity ? turned(name) : name) };
  if (rename.what === 'artefact')
    return {
      ...still,
      artefact: (kind, name) => (kind === rename.kind ? turned(name) : name),
      options: (field) => (field.options.length > 0 && field.definition.from === rename.kind ? turned : undefined),
    };
  if ('choices' in rename)
    return {
      ...still,
      option: turned,
      options: (field) => (sharesList(field, rename.choices) ? turned : undefined),
      definesOption: ({ kind, artefact }) => kind === 'choices' && artefact === rename.choices,
    };
  const isOwner = (entity: string | null, field: string) => entity === rename.entity && field === rename.field;
  return {
    ...still,
    option: turned,
    options: (field) => (isOwner(field.entity, field.name) ? turned : undefined),
    definesOption: ({ entity, field }) => isOwner(entity, field),
  };
}

function sharesList(field: Field, choices: string): boolean {
  return field.options.length > 0 && field.definition.from === undefined && field.definition.of === choices;
}
