import type { CellProps, FieldCell } from '../../contracts';
import { OutLink } from '../kit/OutLink';

function Cell({ value }: CellProps) {
  const address = safeAddress(value);
  if (typeof value !== 'string' || value === '') return null;
  const text = value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return address ? <OutLink href={address}>{text}</OutLink> : value;
}

/** Only http and https are ever followed; a bare host gets https. */
export function safeAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
  return /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(address) ? address : null;
}

export const urlCell: FieldCell = { Cell, width: 200 };
