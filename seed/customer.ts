import type { RecordInput } from '../platform/records/contracts';
import type { CompanyName } from './company-names';
import type { Seller } from './personnel';

/** What deals, orders and activities need to know of an account. */
export interface Customer {
  readonly id: string;
  readonly short: string;
  readonly city: string;
  readonly region: string | null;
  readonly country: string;
  readonly postalCode: string | null;
  readonly street: string;
  readonly foreign: boolean;
  readonly seller: Seller;
  readonly contacts: readonly string[];
  readonly active: boolean;
}

/** A customer before it has an id. */
export interface Draft extends Omit<Customer, 'id' | 'contacts'> {
  readonly company: CompanyName;
  readonly input: RecordInput;
  readonly phone: string;
}
