/** What people of the demo company write in titles and notes. */
import { CATEGORIES } from './catalogue';

/** What a deal is called by the category of its first product. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
  print: ['Печатная техника', 'Обновление парка принтеров', 'МФУ для филиала'],
  computers: ['Компьютеры для офиса', 'Ноутбуки для сотрудников', 'Замена рабочих станций'],
  displays: ['Оснащение переговорной', 'Мониторы для рабочих мест', 'Экран для конференц-зала'],
  network: ['Сеть для нового офиса', 'Расширение локальной сети', 'Телефония'],
  security: ['Видеонаблюдение', 'Система контроля доступа'],
  chairs: ['Кресла для сотрудников', 'Мебель для персонала'],
  desks: ['Столы для открытого офиса', 'Мебель для переговорной', 'Кабинет руководителя'],
  storage: ['Шкафы для архива', 'Мебель для хранения'],
  paper: ['Бумага на квартал', 'Годовой договор на бумагу'],
  toner: ['Картриджи на полугодие', 'Расходные материалы для печати'],
  stationery: ['Канцелярия для офиса', 'Канцелярские товары на год'],
  kitchen: ['Кофемашины и кофе', 'Оснащение кухни'],
  installation: ['Монтаж под ключ', 'Подключение рабочих мест'],
  support: ['Обслуживание техники', 'Договор на поддержку'],
  training: ['Обучение сотрудников'],
  subscriptions: ['Подписка на сервисы'],
};

export const NEXT_STEPS = [
  'Отправить предложение',
  'Согласовать спецификацию',
  'Уточнить бюджет',
  'Показать образцы',
  'Встретиться с директором',
  'Подготовить договор',
  'Получить подпись',
  'Согласовать сроки поставки',
  'Провести замеры',
] as const;
export const NEEDS = [
  'Открывают новый офис, нужна поставка к переезду.',
  'Текущий поставщик срывает сроки.',
  'Плановая замена оборудования.',
  'Расширяют штат на следующий квартал.',
  'Нужна отсрочка платежа 30 дней.',
  'Просят образцы и монтаж под ключ.',
  'Сравнивают с двумя другими поставщиками.',
] as const;
export const LOSSES = [
  'Получили предложение на 8 % дешевле.',
  'Проект заморожен до следующего года.',
  'Выбрали прежнего поставщика.',
  'Не устроил срок поставки.',
  'Перестали отвечать после предложения.',
] as const;

/** What people do with customers: subjects by kind, and what came of it. */
export const SUBJECTS: Readonly<Record<'call' | 'meeting' | 'visit' | 'letter' | 'task', readonly string[]>> = {
  call: [
    'Позвонить и уточнить потребность',
    'Обсудить условия оплаты',
    'Напомнить о предложении',
    'Согласовать дату поставки',
    'Узнать решение по предложению',
  ],
  meeting: ['Презентация решения', 'Переговоры по договору', 'Обсуждение спецификации', 'Знакомство с закупщиком'],
  visit: ['Осмотр помещений и замеры', 'Показ образцов у клиента', 'Приёмка поставки'],
  letter: [
    'Отправить коммерческое предложение',
    'Отправить договор',
    'Отправить каталог и прайс-лист',
    'Ответить на запрос',
  ],
  task: [
    'Подготовить спецификацию',
    'Рассчитать скидку',
    'Проверить наличие на складе',
    'Подготовить счёт',
    'Собрать документы для тендера',
  ],
};
export const RESULTS = [
  'Договорились, ждём ответа до конца недели.',
  'Клиент доволен, готовят заявку.',
  'Просят скидку 5 %.',
  'Перенесли на следующую неделю.',
  'Отправлено, получение подтвердили.',
  'Нужна консультация инженера.',
  'Решение примут на совещании.',
] as const;

/** The same for customers abroad, by the group the category stands in. */
const TOPICS_ABROAD: Readonly<Record<string, readonly string[]>> = {
  tech: ['Office equipment', 'Equipment for the new office', 'Meeting room equipment', 'Replacement of workstations'],
  furniture: ['Office furniture', 'Chairs and desks', 'Furniture for the meeting room'],
  supplies: ['Office supplies for the year', 'Printer supplies', 'Paper and stationery'],
  services: ['Installation and support', 'Maintenance contract'],
};

/** What a deal may be called by the category of its first product and where the customer is. */
export function topics(category: string, abroad: boolean): readonly string[] {
  const group = CATEGORIES.find((each) => each.code === category)?.parent ?? category;
  if (abroad) return TOPICS_ABROAD[group] ?? ['Office equipment'];
  return TOPICS[category] ?? [CATEGORIES.find((each) => each.code === category)?.name ?? category];
}
