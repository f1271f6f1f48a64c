/** What the demo company sells: equipment, furniture and supplies for offices, with services around them. */
import type { Dice } from './random';

export interface CategorySeed {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface ProductSeed {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly kind: 'goods' | 'service' | 'subscription';
  readonly brand: string | null;
  readonly unit: string;
  readonly price: number;
  readonly cost: number;
  readonly warranty: number | null;
}

export const CATEGORIES: readonly CategorySeed[] =
  `tech|Офисная техника|;print|Печать и сканирование|tech;computers|Компьютеры|tech;displays|Мониторы и проекторы|tech;network|Сеть и связь|tech;security|Видеонаблюдение и доступ|tech
furniture|Мебель|;chairs|Кресла и стулья|furniture;desks|Столы|furniture;storage|Шкафы и хранение|furniture
supplies|Расходные материалы|;paper|Бумага|supplies;toner|Картриджи и тонеры|supplies;stationery|Канцелярские товары|supplies;kitchen|Для кухни и переговорных|supplies
services|Услуги|;installation|Монтаж и настройка|services;support|Обслуживание|services;training|Обучение|services;subscriptions|Подписки|services`
    .split(/[;\n]/)
    .map((row) => {
      const [code = '', name = '', parent = ''] = row.split('|');
      return { code, name, parent: parent || null };
    });

/** category | unit | warranty in months | sort of product: model | price, … ; services and subscriptions have no brand. */
const LINES = `print|piece|24|Принтер лазерный: А4 ч/б 24|16900, А4 ч/б 38|27400, А4 цветной 28|45900, А3 цветной 35|138000
print|piece|24|МФУ лазерное: А4 ч/б 30|29800, А4 ч/б 45|52300, А4 цветное 33|68900, А3 цветное 40|246000
print|piece|12|Сканер: планшетный А4|14200, потоковый 40 стр/мин|38600, потоковый 80 стр/мин|112000, книжный А3|189000
computers|piece|12|Ноутбук: 14" i5 16/512|78900, 15" i5 16/512|72400, 16" i7 32/1024|134500, 13" ультралёгкий|118900
computers|piece|36|Системный блок: офисный 8/256|39900, офисный 16/512|52800, рабочая станция 32/1024|128000, мини 16/512|47600
computers|piece|36|Сервер: башенный начальный|189000, стоечный 1U|412000, стоечный 2U|768000, хранилище на 12 дисков|524000
displays|piece|36|Монитор: 24" IPS|16400, 27" IPS|24900, 32" 4K|46800, 34" изогнутый|62300
displays|piece|24|Проектор: переговорный|58900, короткофокусный|97500, лазерный для зала|284000
displays|piece|24|Интерактивная панель: 65"|198000, 75"|269000, 86"|398000
network|piece|36|Коммутатор: 8 портов|8900, 24 порта PoE|48600, 48 портов PoE|96400, ядра 10G|312000
network|piece|24|Точка доступа: офисная Wi-Fi 6|14800, складская Wi-Fi 6|22600, уличная|31400
network|piece|24|IP-телефон: базовый|5400, с гарнитурой|9800, для переговорной|42600
security|piece|24|Камера: купольная 4 Мп|7600, уличная 8 Мп|16900, поворотная|58400
security|set|24|Система доступа: на 1 дверь|24800, на 4 двери|76500, на 16 дверей|248000
chairs|piece|24|Кресло: оператора|8900, менеджера|16400, руководителя|38600, эргономичное|54900
chairs|piece|12|Стул: посетителя|3400, конференц|7800, барный|9600
desks|piece|24|Стол: рабочий 140 см|11800, рабочий 160 см|13900, с подъёмом|46800, руководителя|72500
desks|piece|24|Стол для переговоров: на 6 мест|38400, на 12 мест|74900, на 20 мест|142000
storage|piece|24|Шкаф: для документов|14600, гардероб|17800, металлический|21400, картотека|26900
storage|piece|24|Тумба: подкатная|7400, приставная|9200, под оргтехнику|11300
paper|pack|0|Бумага: А4 класс C|349, А4 класс B|419, А4 класс A|529, А3 класс B|868
paper|pack|0|Бумага специальная: для плоттера 610 мм|1240, глянцевая А4|980, самоклеящаяся А4|760
toner|piece|0|Картридж: чёрный 2000 стр.|3200, чёрный 6000 стр.|6900, голубой|7400, пурпурный|7400, жёлтый|7400
toner|piece|0|Фотобарабан: ч/б|8900, цветной|16700
stationery|box|0|Ручка шариковая: синяя, 50 шт.|890, чёрная, 50 шт.|890, гелевая, 24 шт.|1340
stationery|pack|0|Папка: регистратор 75 мм, 10 шт.|2150, скоросшиватель, 25 шт.|640, конверт, 20 шт.|720
stationery|piece|0|Доска: магнитная 100×150|7900, стеклянная 100×150|18600, флипчарт|9400
kitchen|piece|12|Кофемашина: капсульная|24800, автоматическая|86900, для этажа|214000
kitchen|pack|0|Кофе в зёрнах: классический 1 кг|1690, мягкий 1 кг|1890, без кофеина 1 кг|2150
kitchen|piece|24|Пурифайер: настольный|28600, напольный|46900`;

const SERVICES = `installation|service|Монтаж: рабочего места|3500, переговорной|28000, видеонаблюдения, за камеру|4200, локальной сети, за порт|2900
installation|hour|Работа: инженера|2400, старшего инженера|3800
support|month|Обслуживание печати: до 5 устройств|9800, до 20 устройств|32000, до 50 устройств|74000
support|service|Выезд инженера: в пределах города|4500, срочно|9000
training|service|Обучение: пользователей, группа до 10|24000, администраторов, 2 дня|58000
subscriptions|month|Подписка на: печать по страницам|6900, видеоконференции на 25 мест|12400, резервное копирование 1 ТБ|5600, мониторинг сети|8900`;

const BRANDS: Readonly<Record<string, readonly string[]>> = {
  tech: ['Lumera', 'Kantrix', 'Ортис'],
  furniture: ['Велора', 'Дубрава', 'Norsund'],
  supplies: ['Листвянка', 'Papyra', 'Ортис'],
};

/** The catalogue: about 230 products, the same on every machine. */
export function catalogue(dice: Dice): readonly ProductSeed[] {
  const products: ProductSeed[] = [];
  for (const line of LINES.split('\n')) products.push(...goods(line, dice, products.length));
  for (const line of SERVICES.split('\n')) products.push(...services(line, dice, products.length));
  return products;
}

function goods(line: string, dice: Dice, before: number): readonly ProductSeed[] {
  const [category = '', unit = '', warranty = '0', rest = '', ...more] = line.split('|');
  const group = CATEGORIES.find((each) => each.code === category)?.parent ?? category;
  const made = models([rest, ...more].join('|')).flatMap(({ name, price }) =>
    (BRANDS[group] ?? []).map((brand, level) => {
      const worth = rounded(price * (0.92 + level * 0.09));
      return {
        category,
        unit,
        brand,
        name: named(name, brand),
        price: worth,
        cost: rounded(worth * (0.62 + dice.next() * 0.2)),
      };
    }),
  );
  return made.map((product, index) => ({
    ...product,
    code: code(category, before + index),
    kind: 'goods',
    warranty: Number(warranty) || null,
  }));
}

function services(line: string, dice: Dice, before: number): readonly ProductSeed[] {
  const [category = '', unit = '', rest = '', ...more] = line.split('|');
  const kind = category === 'subscriptions' ? 'subscription' : 'service';
  return models([rest, ...more].join('|')).map(({ name, price }, index) => ({
    code: code(category, before + index),
    name: name.replace(', ', ' '),
    category,
    kind,
    brand: null,
    unit,
    price,
    cost: rounded(price * (0.4 + dice.next() * 0.2)),
    warranty: null,
  }));
}

/** "Монитор: 24" IPS|16400, 32" 4K|46800" → models with their prices. */
function models(text: string): readonly { readonly name: string; readonly price: number }[] {
  const [sort = '', list = ''] = text.split(/: (.*)/s);
  return list.split(/(?<=\|\d+), /).map((model) => {
    const [name = '', price = '0'] = model.split('|');
    return { name: `${sort}, ${name}`, price: Number(price) };
  });
}

function named(name: string, brand: string): string {
  return name.replace(', ', ` ${brand}, `);
}

function code(category: string, index: number): string {
  return `${category.slice(0, 3).toUpperCase()}-${String(1001 + index)}`;
}

/** A price as price lists have them: whole roubles, tens above a thousand. */
function rounded(price: number): number {
  return price < 1000 ? Math.round(price) : Math.round(price / 10) * 10;
}
