/** Names of invented companies by what they do. */
import { latin } from './latin';
import { fullName, russianPerson } from './people';
import type { Dice } from './random';

export interface CompanyName {
  /** As people say it: «Северный прибор». */
  readonly short: string;
  /** With the legal form behind, so that lists are sorted by what tells companies apart. */
  readonly name: string;
  readonly legal: string;
  readonly domain: string;
  readonly trader: boolean;
}

/** What each industry's names are made of: a beginning and an ending. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  manufacturing: [
    'Волжский Уральский Северный Заречный Окский Камский Южный Невский Белогорский Ладожский',
    'прибор|завод металлоконструкций|механический завод|литейный двор|станкозавод|кабельный завод|фурнитурный комбинат|завод упаковки',
  ],
  construction: [
    'Строй Град Монолит Дом Мост Квартал Архи Пром Сити Камень',
    'инвест|проект|альянс|сервис|монтаж|комплект|ресурс|мастер',
  ],
  wholesale: [
    'Торг Опт Мега Евро Союз Сиб Центр Балт Юг Волга',
    'снаб|поставка|трейд|база|импэкс|комплект|дистрибуция|ресурс',
  ],
  retail: [
    'Старый Новый Добрый Семейный Сезонный Городской Удобный Домашний Зелёный Светлый',
    ' рынок| гастроном| магазин| универсам| базар| квартал| прилавок| двор',
  ],
  it: [
    'Код Дата Инфо Софт Сигма Вектор Кибер Нейро Логика Бит',
    ' Системы| Технологии| Лаб| Интеграция| Решения| Софт| Сервис| Платформа',
  ],
  telecom: [
    'Связь Тел Сеть Волна Луч Канал Спектр Оптика Эфир Сигнал',
    'ком|-Линк|-Телеком|-Регион|-Сервис|-Плюс|-Онлайн|-Про',
  ],
  finance: [
    'Первый Северный Деловой Купеческий Надёжный Центральный Губернский Новый Открытый Срединный',
    ' инвестиционный дом| кредитный союз| лизинг| капитал| факторинг| аудит| консалтинг| фонд',
  ],
  energy: [
    'Энерго Тепло Электро Гидро Гелио Ток Свет Котло Турбо Вольт',
    'сервис|сеть|монтаж|ремонт|проект|пром|аудит|комплект',
  ],
  agriculture: [
    'Агро Зерно Сельхоз Поле Колос Нива Сад Ферма Лён Луг',
    'пром|союз|холдинг|техника|продукт|ресурс|инвест|центр',
  ],
  food: [
    'Хлебный Молочный Медовый Пряничный Ягодный Степной Лесной Рыбный Сырный Крупяной',
    ' дом| комбинат| завод| двор| мир| край| цех| берег',
  ],
  transport: [
    'Авто Транс Карго Рейс Путь Груз Магистраль Вояж Экспресс Маршрут',
    'логистик|-Экспедиция|-Сервис|-Терминал|транс|-Восток|-Регион|-Лайн',
  ],
  medicine: [
    'Мед Вита Диагност Эскулап Санитас Пульс Доктор Клини Здрав Рентген',
    'центр|фарм|лаб|сервис|плюс|техника|люкс|профи',
  ],
  education: [
    'Знание Лицей Эрудит Перспектива Горизонт Вершина Академия Профи Логос Учёный',
    '-Центр|-Курс|-Колледж|-Лингва|-Тест|-Класс|-Мастер|-Плюс',
  ],
  services: [
    'Партнёр Бизнес Эксперт Профит Статус Баланс Аспект Ракурс Вектор Паритет',
    ' Консалт| Право| Аудит| Персонал| Оценка| Клининг| Охрана| Сервис',
  ],
  hospitality: [
    'Отель Гостиница Пансионат Усадьба Парк-отель Клуб-отель Ресторан Кафе База Турбаза',
    ' «Волна»| «Заря»| «Сосны»| «Купец»| «Речная»| «Вокзальная»| «Южная»| «Снегири»',
  ],
}; // prettier-ignore

const ENGLISH_FIRST =
  'Amber Arctic Ashgrove Birchwood Bluewater Brightfield Cedar Clearwater Copperline Crestview Eastgate Elmhurst Evergreen Fairmont Glenrock Granite Greenfield Harbour Highland Ironbridge Kingsley Lakeside Larkspur Maplewood Meridian Millbrook Northgate Oakfield Orchard Pinecrest Quayside Ridgeway Riverside Rosemont Silverline Southport Stonebridge Summit Thornbury Westfield'.split(
    ' ',
  );
const ENGLISH_SECOND =
  'Automation|Components|Consulting|Electric|Engineering|Foods|Industries|Instruments|Logistics|Manufacturing|Materials|Medical|Networks|Office Supply|Packaging|Partners|Systems|Technologies|Tools|Trading'.split(
    '|',
  );

export const INDUSTRIES = Object.keys(PARTS);

/** A Russian company or, now and then, a sole trader. `serial` keeps names apart in large bases. */
export function russianCompany(dice: Dice, industry: string, serial: number): CompanyName {
  if (dice.chance(0.08)) return soleTrader(dice, serial);
  const { short, domain } = madeUp(dice, industry, serial);
  const [form, long] = dice.pick(FORMS);
  return {
    short,
    name: `${short}, ${form}`,
    legal: `${long} «${quoted(short)}»`,
    domain,
    trader: false,
  };
}

/** A company abroad: with a Russian name where its legal form is written in Cyrillic, else with an English one. */
export function foreignCompany(dice: Dice, form: string, serial: number): CompanyName {
  if (/[А-Я]/.test(form)) {
    const { short, domain } = madeUp(dice, dice.pick(INDUSTRIES), serial);
    return { short, name: `${short}, ${form}`, legal: `${form} «${quoted(short)}»`, domain, trader: false };
  }
  const joined = `${dice.pick(ENGLISH_FIRST)} ${dice.pick(ENGLISH_SECOND)}`;
  const short = serial < 1 ? joined : `${joined} ${serial + 1}`;
  return { short, name: `${short} ${form}`, legal: `${short} ${form}`, domain: domain(short), trader: false };
}

const FORMS = [
  ['ООО', 'Общество с ограниченной ответственностью'],
  ['ООО', 'Общество с ограниченной ответственностью'],
  ['ООО', 'Общество с ограниченной ответственностью'],
  ['АО', 'Акционерное общество'],
] as const;

function soleTrader(dice: Dice, serial: number): CompanyName {
  const person = russianPerson(dice);
  const short = `${person.name.last} ${person.name.first.slice(0, 1)}. ${person.name.middle?.slice(0, 1) ?? ''}.`;
  const legal = `Индивидуальный предприниматель ${fullName(person)}`;
  return { short, name: `${short}, ИП`, legal, domain: domain(`${person.name.last}-${serial + 1}`), trader: true };
}

function madeUp(dice: Dice, industry: string, serial: number): Pick<CompanyName, 'short' | 'domain'> {
  const [starts = '', ends = ''] = PARTS[industry] ?? [];
  const joined = dice.pick(starts.split(' ')) + joint(dice.pick(ends.split('|')), industry);
  const short = serial < 1 ? joined : `${joined}-${serial + 1}`;
  return { short, domain: domain(short) };
}

/** In compound words ("СтройИнвест") the second part begins with a capital. */
function joint(ending: string, industry: string): string {
  const first = ending.slice(0, 1);
  if (industry === 'manufacturing') return ` ${ending}`;
  return /[\s«—-]/.test(first) ? ending : first.toUpperCase() + ending.slice(1);
}

/** Inner quotation marks of a name that is quoted itself. */
function quoted(name: string): string {
  return name.replace(/«/g, '„').replace(/»/g, '“');
}

/** A domain under .example, which is reserved and leads nowhere. */
function domain(name: string): string {
  return `${latin(name)}.example`;
}
