/** The companies that everybody in the demo company works with: its own, carriers, competitors and suppliers. */
import { russianCompany } from './company-names';
import { latin } from './latin';
import type { Seller } from './personnel';
import { landline, postalCode, russianCity, street } from './places';
import { type Dice, dice } from './random';
import { companyNumbers } from './registry-numbers';
import type { Writer } from './writer';

export async function bringCompanies(writer: Writer, sellers: readonly Seller[], russia: string | null) {
  const roll = dice('companies');
  const owner = sellers[0];
  const made = async (kind: string, prefix: string, names: readonly string[]) => {
    const inputs = names.map((short, index) =>
      sharedCompany(roll, kind, `${prefix}-${String(index + 1).padStart(2, '0')}`, short, owner, russia),
    );
    return await writer.put('account', 'code', inputs);
  };
  await made('ourCompany', 'OWN', ['Каркас Снабжение']);
  const carriers = await made('carrier', 'CAR', [
    'Быстрый рейс',
    'Северный экспедитор',
    'Карго-Маршрут',
    'Городской курьер',
  ]);
  const competitors = await made('competitor', 'COM', [
    'ОфисМаркет-Групп',
    'ТехноКабинет',
    'Деловая среда',
    'Прима-Офис',
    'Снаб-Эксперт',
    'Кабинет Плюс',
  ]);
  const suppliers = await made(
    'supplier',
    'SUP',
    Array.from({ length: 12 }, (_, index) => russianCompany(dice('supplier', index), 'manufacturing', 0).short),
  );
  return { carriers, competitors, suppliers };
}

function sharedCompany(
  roll: Dice,
  kind: string,
  code: string,
  short: string,
  owner: Seller | undefined,
  country: string | null,
) {
  const city = russianCity(roll);
  return {
    code,
    name: `${short}, ООО`,
    legalName: `Общество с ограниченной ответственностью «${short}»`,
    kinds: [kind],
    lifecycle: 'active',
    industry: kind === 'carrier' ? 'transport' : kind === 'supplier' ? 'manufacturing' : 'wholesale',
    ...companyNumbers(roll, city.code, roll.whole(2004, 2020)),
    phone: landline(roll, city),
    email: `info@${latin(short)}.example`,
    website: `https://${latin(short)}.example`,
    country,
    region: city.region,
    city: city.city,
    postalCode: postalCode(roll, city),
    street: street(roll),
    owner: owner?.id ?? null,
    team: owner?.team ?? null,
  };
}
