/** Invented people: Russian ones with patronymics that agree, and some from abroad. */

import { latin } from './latin';
import type { Dice } from './random';

export interface Person {
  readonly name: { readonly last: string; readonly first: string; readonly middle: string | null };
  /** "a.sokolova", for logins and mailboxes. */
  readonly mailbox: string;
}

/** Male forms; the female ones follow from the ending. */
const SURNAMES =
  words(`Абрамов Агапов Аксёнов Артемьев Баранов Белозёров Беляев Блинов Бобров Бурцев Быстров Васнецов Ветров Вешняков Воронин
Галкин Глебов Голубев Горчаков Громов Гусев Давыдов Дёмин Денисов Дорофеев Дроздов Дубров Елагин Еремеев Ершов Жданов Журавлёв Завьялов Зайцев
Замятин Зимин Золотов Зотов Игнатов Ильин Калашников Карпов Кириллов Климов Ковалёв Колесов Комаров Кондратьев Корнеев Котов Краснов Кречетов Крылов
Кудрявцев Кузин Лаврентьев Лазарев Ларин Лебедев Логинов Лосев Лукин Макаров Мальцев Маслов Медведев Мельников Миронов Морозов Наумов Нестеров
Никитин Новиков Одинцов Озеров Осипов Панов Пахомов Петухов Платонов Поляков Попов Прохоров Путилов Родионов Рощин Рябов Савельев Седов Селезнёв
Сергеев Сизов Соболев Соколов Соловьёв Сорокин Степанов Стрелков Суворин Тарасов Тимофеев Тихонов Третьяков Трофимов Туманов Уваров Успенцев Фадеев
Федотов Филатов Фомин Харитонов Хохлов Цветков Черкасов Чижов Шаров Шестаков Широков Шмелёв Щеглов Щербаков Юдин Яковлев Яшин`);
const MEN = words(
  'Александр Алексей Андрей Антон Артём Борис Вадим Валерий Виктор Виталий Владимир Глеб Григорий Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Максим Михаил Никита Николай Олег Павел Пётр Роман Руслан Семён Сергей Станислав Степан Тимур Фёдор Юрий Ярослав',
);
const WOMEN = words(
  'Алина Алла Анастасия Анна Валентина Валерия Вера Вероника Виктория Галина Дарья Диана Екатерина Елена Жанна Инна Ирина Кира Кристина Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Надежда Наталья Нина Оксана Ольга Полина Светлана София Тамара Татьяна Ульяна Юлия Яна',
);
const FATHERS = words(
  'Александров Алексеев Андреев Антонов Борисов Вадимов Викторов Владимиров Геннадьев Григорьев Денисов Дмитриев Евгеньев Иванов Игорев Кириллов Константинов Леонидов Львов Максимов Михайлов Николаев Олегов Павлов Петров Романов Сергеев Станиславов Степанов Фёдоров Юрьев',
);
const FOREIGN_FIRST = words(
  'Alice Andrew Anna Benjamin Carla Charlotte Daniel David Elena Emily Emma Erik Felix Florian Grace Hannah Helen Henry Ingrid Jack James Jan Julia Karin Kevin Klara Laura Lena Lucas Marco Maria Martin Mehmet Michael Nina Oliver Oscar Pablo Paul Peter Rachel Robert Sara Simon Sofia Stefan Susan Thomas Victor Wei Xin Yusuf Zoe',
);
const FOREIGN_LAST = words(
  'Adler Ashford Baker Bauer Bellini Bergman Blake Brandt Calloway Chen Conti Cooper Dalton Delacroix Demir Dietrich Eklund Ellison Farrow Fischer Fontaine Garner Gruber Hale Hartmann Hayward Hoffman Holm Jansen Kaplan Keller Kowalski Larsen Lindqvist Marchetti Mercer Moreau Nakamura Novak Ortega Palmer Quinn Reyes Rossi Schuster Sinclair Sommer Tanaka Thornton Vance Vogel Wagner Walsh Whitfield Winter Yilmaz Zhang Ziegler',
);

/** A person living in Russia. */
export function russianPerson(dice: Dice): Person {
  const woman = dice.chance(0.48);
  const surname = dice.pick(SURNAMES);
  const last = woman ? `${surname}а` : surname;
  const first = dice.pick(woman ? WOMEN : MEN);
  const middle = `${dice.pick(FATHERS)}${woman ? 'на' : 'ич'}`;
  return { name: { last, first, middle }, mailbox: mailbox(first, last) };
}

/** A person living abroad. */
export function foreignPerson(dice: Dice): Person {
  const first = dice.pick(FOREIGN_FIRST);
  const last = dice.pick(FOREIGN_LAST);
  return { name: { last, first, middle: null }, mailbox: mailbox(first, last) };
}

/** A surname for a sole trader: "Соколова Анна Игоревна". */
export function fullName(person: Person): string {
  return [person.name.last, person.name.first, person.name.middle].filter(Boolean).join(' ');
}

function mailbox(first: string, last: string): string {
  return `${latin(first).slice(0, 1)}.${latin(last)}`;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
