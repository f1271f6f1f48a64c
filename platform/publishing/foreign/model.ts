/**
 * What the definitions of any other platform come down to, in that platform's own names. A reader makes it of
 * files, `package.ts` makes a package of it; neither knows the other.
 */
import type { Note } from './notes';

/** A text of the source; what it lacks in Russian is said in English too, and reported. */
export interface ForeignText {
  readonly en: string;
  readonly ru?: string;
}

export interface ForeignModel {
  readonly entities: readonly ForeignEntity[];
  /** Entities of the platform that stand for well-known ones which are not among the files. */
  readonly platform: Readonly<Record<string, string>>;
  /** What the reader could not say in the model. */
  readonly notes: readonly Note[];
}

export interface ForeignEntity {
  readonly name: string;
  /** The file it was read from, below the folder given. */
  readonly file: string;
  readonly label: ForeignText;
  readonly plural: ForeignText;
  readonly description?: ForeignText;
  readonly fields: readonly ForeignField[];
  /** The field whose value names a record. */
  readonly title?: string;
  readonly owned?: boolean;
  readonly archivable?: boolean;
  /** The reference to the record above. */
  readonly tree?: string;
  /** Its records are rows inside other records. */
  readonly row?: boolean;
  readonly uniques?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
  readonly sort?: { readonly field: string; readonly descending: boolean };
  readonly tabs?: readonly ForeignTab[];
  /** It only adds to this entity of the platform. */
  readonly adds?: string;
  /** Made by the conversion, with no definition of its own in the source. */
  readonly made?: boolean;
}

export interface ForeignTab {
  readonly label?: ForeignText;
  readonly sections: readonly ForeignSection[];
}

export interface ForeignSection {
  readonly label?: ForeignText;
  readonly collapsed?: boolean;
  readonly visibleWhen?: Test | undefined;
  readonly fields: readonly string[];
}

export interface ForeignField {
  readonly name: string;
  /** JSON pointer in the file. */
  readonly at: string;
  readonly label: ForeignText;
  readonly description?: ForeignText;
  readonly meaning: Meaning;
  readonly required?: boolean | undefined;
  readonly unique?: boolean;
  readonly readOnly?: boolean;
  /** Kept off the form. */
  readonly hidden?: boolean;
  /** Shown in lists. */
  readonly listed?: boolean;
  readonly filtered?: boolean;
  readonly default?: unknown;
  readonly visibleWhen?: Test | undefined;
  readonly requiredWhen?: Test | undefined;
  readonly readOnlyWhen?: Test | undefined;
}

export type Meaning =
  | { readonly kind: 'value'; readonly type: string; readonly options?: Readonly<Record<string, unknown>> }
  /** An amount; `by` names the reference that leads to the currency, `code` the field there that holds its code. */
  | {
      readonly kind: 'amount';
      readonly options: Readonly<Record<string, unknown>>;
      readonly by?: string;
      readonly code?: string;
    }
  | {
      readonly kind: 'options';
      readonly many: boolean;
      readonly options: readonly ForeignOption[];
      readonly sharedWith?: string;
    }
  | { readonly kind: 'reference'; readonly to: string; readonly onDelete: 'restrict' | 'setNull' | 'cascade' }
  /** A link to a record of any of several entities. */
  | { readonly kind: 'pair' }
  | { readonly kind: 'rows'; readonly of: string }
  | { readonly kind: 'related'; readonly of: string; readonly by: string }
  /** The platform or another field says it: "createdAt", or in source names "amount/base". */
  | { readonly kind: 'said'; readonly by: string }
  | { readonly kind: 'leftOut' };

export interface ForeignOption {
  /** What records of the source hold. */
  readonly value: string;
  readonly label: ForeignText;
  readonly color?: string;
}

/** A condition on the fields of one record, in source names. */
export type Test =
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | { readonly set: string }
  | { readonly field: string; readonly equals: string | number | boolean };
