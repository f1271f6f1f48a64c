/** Where invented companies stand. `code` is the region number of tax offices; local numbers begin with 00, which nobody has. */
import type { Dice } from './random';

export interface City {
  readonly city: string;
  readonly region: string;
  readonly code: string;
  readonly phone: string;
  readonly postal: string;
  readonly weight: number;
}

const CITIES: readonly City[] =
  `Москва|г. Москва|77|495|101|30;Санкт-Петербург|г. Санкт-Петербург|78|812|191|14;Новосибирск|Новосибирская область|54|383|630|6;Екатеринбург|Свердловская область|66|343|620|7
Казань|Республика Татарстан|16|843|420|6;Нижний Новгород|Нижегородская область|52|831|603|5;Челябинск|Челябинская область|74|351|454|4;Самара|Самарская область|63|846|443|4
Ростов-на-Дону|Ростовская область|61|863|344|4;Уфа|Республика Башкортостан|02|347|450|4;Красноярск|Красноярский край|24|391|660|3;Воронеж|Воронежская область|36|473|394|3
Пермь|Пермский край|59|342|614|3;Волгоград|Волгоградская область|34|844|400|2;Краснодар|Краснодарский край|23|861|350|4;Тюмень|Тюменская область|72|345|625|2
Тула|Тульская область|71|487|300|2;Калуга|Калужская область|40|484|248|2;Ярославль|Ярославская область|76|485|150|2;Тверь|Тверская область|69|482|170|1
Иркутск|Иркутская область|38|395|664|2;Хабаровск|Хабаровский край|27|421|680|1;Владивосток|Приморский край|25|423|690|2;Калининград|Калининградская область|39|401|236|1`
    .split(/[;\n]/)
    .map((row) => {
      const [city = '', region = '', code = '', phone = '', postal = '', weight = ''] = row.split('|');
      return { city, region, code, phone, postal, weight: Number(weight) };
    });

export interface ForeignCity {
  readonly city: string;
  readonly country: string;
  readonly phone: string;
  readonly forms: readonly string[];
}

const ABROAD: readonly ForeignCity[] =
  `Минск|BY|+375 17 200|ООО|ОАО;Гродно|BY|+375 152 20|ООО;Алматы|KZ|+7 727 200|ТОО;Астана|KZ|+7 717 200|ТОО;Ташкент|UZ|+998 71 200|ООО;Ереван|AM|+374 10 50|ООО
Istanbul|TR|+90 212 555|A.Ş.;Shanghai|CN|+86 21 5500|Co., Ltd.;Shenzhen|CN|+86 755 5500|Co., Ltd.;Dubai|AE|+971 4 500|LLC|FZE;Belgrade|RS|+381 11 200|d.o.o.
Hamburg|DE|+49 40 66969|GmbH|AG;Vienna|AT|+43 1 200|GmbH;Milan|IT|+39 02 200|S.r.l.|S.p.A.;London|GB|+44 20 7946 00|Ltd|PLC;New York|US|+1 212 555 01|Inc.|LLC`
    .split(/[;\n]/)
    .map((row) => {
      const [city = '', country = '', phone = '', ...forms] = row.split('|');
      return { city, country, phone, forms };
    });

const STREETS =
  'ул. Заводская|ул. Ленина|ул. Гагарина|пр-т Мира|ул. Советская|ул. Промышленная|ул. Лесная|наб. Речная|ул. Строителей|пр-т Победы|ул. Садовая|ш. Энтузиастов|ул. Станционная|ул. Пушкина|пер. Мельничный|ул. Академика Павлова|ул. Весенняя|ул. Складская'.split(
    '|',
  );
const WEIGHTS = Object.fromEntries(CITIES.map((city, index) => [String(index), city.weight]));

/** A Russian city, large ones more often. */
export function russianCity(dice: Dice): City {
  return CITIES[Number(dice.weighted(WEIGHTS))] ?? dice.pick(CITIES);
}

export function foreignCity(dice: Dice): ForeignCity {
  return dice.pick(ABROAD);
}

export function street(dice: Dice): string {
  return `${dice.pick(STREETS)}, д. ${dice.whole(1, 140)}${dice.chance(0.2) ? `, корп. ${dice.whole(1, 4)}` : ''}`;
}

/** A number in E.164 that is not in use. */
export function landline(dice: Dice, city: City): string {
  return `+7${city.phone}00${pad(dice.whole(0, 99999), 5)}`;
}

export function mobile(dice: Dice): string {
  return `+79${dice.pick(['03', '05', '10', '16', '21', '25', '37', '60', '81', '99'])}00${pad(dice.whole(0, 99999), 5)}`;
}

export function foreignPhone(dice: Dice, city: ForeignCity): string {
  return (
    `${city.phone}${pad(dice.whole(0, 99), 2)}`.replace(/ /g, '') +
    (city.country === 'US' || city.country === 'GB' ? '' : pad(dice.whole(0, 99), 2))
  );
}

export function postalCode(dice: Dice, city: City): string {
  return `${city.postal}${pad(dice.whole(1, 999), 3)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
