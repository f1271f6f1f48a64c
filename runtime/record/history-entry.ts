/** One thing that happened to a record, as `GET …/history` tells it. */
export interface HistoryEntry {
  readonly at: string;
  readonly by: { readonly id: string | null; readonly title: string };
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  readonly channel: string;
  /** The row it happened to, when that is a part of the record. */
  readonly of?: { readonly entity: string; readonly id: string };
  readonly changes: readonly HistoryChange[];
}

export interface HistoryChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}
