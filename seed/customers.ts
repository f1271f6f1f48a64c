import { type CompanyName, foreignCompany, INDUSTRIES, russianCompany } from './company-names';
import { bringContacts } from './contacts';
import type { Customer, Draft } from './customer';
import type { Groundwork } from './groundwork';
import { code } from './keys';
import type { Seller } from './personnel';
import { type City, foreignCity, foreignPhone, landline, postalCode, russianCity, street } from './places';
import { type Dice, dice } from './random';
import { companyNumbers, traderNumbers } from './registry-numbers';
import type { Writer } from './writer';

const LIFECYCLE = { potential: 18, negotiating: 14, active: 48, dormant: 14, lost: 6 } as const;
const SIZES = { micro: 25, small: 35, medium: 20, large: 14, enterprise: 6 } as const;
const REVENUE = { micro: 8e6, small: 6e7, medium: 4e8, large: 2e9, enterprise: 1.5e10 } as const;
const SOURCES = {
  website: 22,
  referral: 24,
  incomingCall: 12,
  coldCall: 14,
  exhibition: 10,
  advertising: 8,
  tender: 6,
  partner: 4,
} as const;

/** Brings `count` accounts with `people` contacts; the first ones may be head offices of later ones. */
export async function bringCustomers(
  writer: Writer,
  ground: Groundwork,
  block: number,
  count: number,
  people: number,
): Promise<readonly Customer[]> {
  const firms = Array.from({ length: count }, (_, index) => draft(dice('account', block, index), ground, block, index));
  const heads = firms.slice(0, Math.ceil(count * 0.94));
  const headIds = await bring(writer, heads);
  const branches = firms
    .slice(heads.length)
    .map((each, index) => asBranch(each, heads[index % heads.length], headIds[index % heads.length]));
  const ids = [...headIds, ...(await bring(writer, branches))];
  const drafts = [...heads, ...branches];
  const contacts = await bringContacts(writer, drafts, ids, block, people);
  return drafts.map(({ company, input, phone, ...rest }, index) => ({
    ...rest,
    id: ids[index] ?? '',
    contacts: contacts.get(index) ?? [],
  }));
}

function bring(writer: Writer, drafts: readonly Draft[]): Promise<readonly string[]> {
  return writer.put(
    'account',
    'code',
    drafts.map((each) => each.input),
  );
}

function draft(roll: Dice, ground: Groundwork, block: number, index: number): Draft {
  const seller = roll.pick(ground.sellers.filter((each) => !each.head || roll.chance(0.15)));
  return roll.chance(0.14) ? abroad(roll, ground, block, index, seller) : athome(roll, ground, block, index, seller);
}

function athome(roll: Dice, ground: Groundwork, block: number, index: number, seller: Seller): Draft {
  const industry = roll.pick(INDUSTRIES);
  const company = russianCompany(roll, industry, block);
  const place = russianCity(roll);
  const year = roll.whole(2003, 2024);
  const numbers = company.trader ? traderNumbers(roll, place.code, year) : companyNumbers(roll, place.code, year);
  const [phone, postal, house] = [landline(roll, place), postalCode(roll, place), street(roll)];
  const where = { region: place.region, city: place.city, postalCode: postal, street: house };
  const common = commonFields(roll, company, industry, seller, code('A', block, index));
  const legalAddress = `${postal}, ${place.region}, ${place.city}, ${house}`;
  const bankAccounts = roll.chance(0.5) ? [bankAccount(roll)] : [];
  const russia = ground.countries.get('RU')?.id ?? null;
  const addresses = roll.chance(0.3) ? [deliveryAddress(roll, place, russia)] : [];
  const relations = roll.chance(0.07) ? [relation(roll, ground)] : [];
  const input = {
    ...common,
    ...where,
    ...numbers,
    legalAddress,
    phone,
    country: russia,
    bankAccounts,
    addresses,
    relations,
  };
  return {
    ...where,
    company,
    input,
    phone,
    short: company.short,
    country: 'Россия',
    foreign: false,
    seller,
    active: isActive(common.lifecycle),
  };
}

function abroad(roll: Dice, ground: Groundwork, block: number, index: number, seller: Seller): Draft {
  const place = foreignCity(roll);
  const company = foreignCompany(roll, roll.pick(place.forms), block);
  const phone = foreignPhone(roll, place);
  const where = {
    region: null,
    city: place.city,
    postalCode: null,
    street: `${roll.pick(['Main', 'Market', 'Station', 'Harbour', 'Mill', 'Park'])} Street ${roll.whole(1, 180)}`,
  };
  const common = commonFields(roll, company, roll.pick(INDUSTRIES), seller, code('A', block, index));
  const input = { ...common, ...where, phone, country: ground.countries.get(place.country)?.id ?? null };
  return {
    ...where,
    company,
    input,
    phone,
    short: company.short,
    country: ground.countries.get(place.country)?.name ?? place.country,
    foreign: !/[а-я]/i.test(company.name),
    seller,
    active: isActive(common.lifecycle),
  };
}

function commonFields(roll: Dice, company: CompanyName, industry: string, seller: Seller, key: string) {
  const size = company.trader ? 'micro' : roll.weighted(SIZES);
  return {
    code: key,
    name: company.name,
    legalName: company.legal,
    kinds: roll.chance(0.06) ? ['customer', 'partner'] : ['customer'],
    lifecycle: roll.weighted(LIFECYCLE),
    abcClass: roll.chance(0.7) ? roll.weighted({ a: 15, b: 30, c: 55 }) : null,
    industry,
    size,
    annualRevenue: `${Math.round((REVENUE[size] * (0.4 + roll.next())) / 1e5) * 1e5}.00`,
    source: roll.weighted(SOURCES),
    email: `info@${company.domain}`,
    website: roll.chance(0.85) ? `https://${company.domain}` : null,
    owner: seller.id,
    team: seller.team,
  };
}

/** A later account of the block stands under an earlier one: its own site, but the same firm and taxpayer number. */
function asBranch(draft: Draft, head: Draft | undefined, parent: string | undefined): Draft {
  const { company, input: above } = head ?? {};
  if (!company || !above?.inn || !parent || company.trader || draft.company.trader || draft.foreign) return draft;
  const { inn, ogrn, legalName, email, website, industry } = above;
  const own = { name: `${company.name} (${draft.city})`, kinds: ['customer', 'branch'], parent };
  const input = { ...draft.input, inn, ogrn, legalName, email, website, industry, ...own };
  return { ...draft, company, short: `${company.short} (${draft.city})`, input };
}

function deliveryAddress(roll: Dice, place: City, country: string | null) {
  const kind = roll.pick(['delivery', 'warehouse', 'office']);
  const { city, region } = place;
  return { kind, country, region, city, postalCode: postalCode(roll, place), street: street(roll) };
}

/** Who else the customer deals with, as far as sales people know. */
function relation(roll: Dice, ground: Groundwork) {
  const toCompetitor = roll.chance(0.6);
  return {
    kind: toCompetitor ? 'customerOf' : 'partnerOf',
    related: roll.pick(toCompetitor ? ground.competitors : ground.suppliers),
  };
}

function bankAccount(roll: Dice) {
  const digits = (count: number) => Array.from({ length: count }, () => roll.whole(0, 9)).join('');
  const bank = roll.pick([
    'Банк «Речной»',
    'Купеческий банк',
    'Банк «Северный берег»',
    'Городской расчётный банк',
    'Банк «Орбита»',
  ]);
  return {
    bank,
    bik: `0400${digits(5)}`,
    number: `40702810${digits(12)}`,
    correspondent: `30101810${digits(12)}`,
    primary: true,
  };
}

function isActive(lifecycle: string): boolean {
  return lifecycle === 'active' || lifecycle === 'negotiating';
}
