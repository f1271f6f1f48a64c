/** The people at the accounts of one block. */
import type { RecordInput } from '../platform/records/contracts';
import type { Draft } from './customer';
import { code } from './keys';
import { foreignPerson, type Person, russianPerson } from './people';
import { mobile } from './places';
import { type Dice, dice } from './random';
import type { Writer } from './writer';

const JOBS =
  'Генеральный директор|Коммерческий директор|Директор по закупкам|Начальник отдела снабжения|Специалист по закупкам|Главный бухгалтер|ИТ-директор|Системный администратор|Административный директор|Офис-менеджер|Главный инженер|Руководитель АХО'.split(
    '|',
  );
const JOBS_ABROAD =
  'Managing Director|Procurement Manager|Head of Purchasing|Office Manager|IT Director|Facilities Manager|Chief Accountant|Operations Director|Buyer'.split(
    '|',
  );
const ROLES = { decides: 18, influences: 26, evaluates: 18, uses: 24, pays: 9, blocks: 5 } as const;

/** Brings `people` contacts, one to every account first; the ids by the account's place in the block. */
export async function bringContacts(
  writer: Writer,
  drafts: readonly Draft[],
  ids: readonly string[],
  block: number,
  people: number,
) {
  const byAccount = new Map<number, string[]>();
  const roll = dice('contacts', block);
  const places = Array.from({ length: people }, (_, index) =>
    index < drafts.length ? index : roll.whole(0, drafts.length - 1),
  );
  const inputs = places.map((account, index) => {
    const at = drafts[account];
    return at
      ? contact(dice('contact', block, index), at, ids[account] ?? null, code('C', block, index), index < drafts.length)
      : {};
  });
  const made = await writer.put('contact', 'code', inputs);
  places.forEach((account, index) => {
    byAccount.set(account, [...(byAccount.get(account) ?? []), made[index] ?? '']);
  });
  return byAccount;
}

function contact(roll: Dice, at: Draft, account: string | null, key: string, primary: boolean): RecordInput {
  const person: Person = at.foreign ? foreignPerson(roll) : russianPerson(roll);
  return {
    code: key,
    name: person.name,
    account,
    jobTitle: roll.pick(at.foreign ? JOBS_ABROAD : JOBS),
    decisionRole: roll.weighted(ROLES),
    primary,
    employed: !roll.chance(0.05),
    phone: roll.chance(0.6) ? at.phone : null,
    mobile: at.foreign ? null : mobile(roll),
    email: roll.chance(0.92) ? `${person.mailbox}@${at.company.domain}` : null,
    birthday: roll.chance(0.35)
      ? `${roll.whole(1964, 2001)}-${two(roll.whole(1, 12))}-${two(roll.whole(1, 28))}`
      : null,
    language: at.foreign ? 'en' : 'ru',
    owner: at.seller.id,
    team: at.seller.team,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
