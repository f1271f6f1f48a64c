import type { ADVICE } from './advice';

/** The table of findings: a stable code and one sentence in each language. Codes are never reused. */
export const FINDINGS = {
  // K: artefacts
  K001: { en: 'This is not JSON: {reason}', ru: 'Это не JSON: {reason}' },
  K002: {
    en: 'The file name must be <name>.<kind>.json with the artefact’s own name.',
    ru: 'Имя файла должно быть <имя>.<вид>.json с именем самого артефакта.',
  },
  K003: { en: 'There is no kind “{kind}”.{hint}', ru: 'Вида «{kind}» нет.{hint}' },
  K004: { en: 'There is no property “{name}” here.{hint}', ru: 'Свойства «{name}» здесь нет.{hint}' },
  K005: { en: 'The property “{name}” is missing.', ru: 'Не хватает свойства «{name}».' },
  K006: { en: 'Here must stand {expected}.', ru: 'Здесь должно стоять: {expected}.' },
  K007: { en: '“{value}” is not one of: {allowed}.{hint}', ru: '«{value}» не из списка: {allowed}.{hint}' },
  K008: { en: '“{value}” does not have the form {pattern}.', ru: '«{value}» не соответствует форме {pattern}.' },
  K009: { en: 'There is no {kind} “{name}”.{hint}', ru: 'Артефакта «{name}» вида {kind} нет.{hint}' },
  K010: { en: 'The name “{name}” is taken by {other}.', ru: 'Имя «{name}» уже занято: {other}.' },
  K011: { en: 'There is no field “{name}” in “{entity}”.{hint}', ru: 'Поля «{name}» в «{entity}» нет.{hint}' },
  K012: {
    en: 'Formulas depend on each other in a circle: {cycle}.',
    ru: 'Формулы зависят друг от друга по кругу: {cycle}.',
  },
  K013: {
    en: 'Nothing named “{name}” stands here to place after or before.{hint}',
    ru: 'Рядом нет «{name}», после или перед которым это поставить.{hint}',
  },
  K014: {
    en: 'The package “{package}” does not own “{name}”; extend it with "extends".',
    ru: 'Пакет «{package}» не владеет «{name}»; расширьте его через "extends".',
  },
  K015: {
    en: 'A field added to another package’s entity must begin with “{prefix}”.',
    ru: 'Поле, добавленное к сущности другого пакета, должно начинаться с «{prefix}».',
  },
  K016: { en: 'The value is outside its limits: {reason}.', ru: 'Значение вне допустимых пределов: {reason}.' },
  K017: {
    en: 'The package “{name}” needs “{needs}”, which is not here.',
    ru: 'Пакету «{name}» нужен «{needs}», которого нет.',
  },
  K018: { en: 'The label is missing in “{locale}”.', ru: 'Нет подписи на языке «{locale}».' },
  K019: {
    en: 'The row of “{entity}” is too wide for this database: {bytes} of {limit} bytes.',
    ru: 'Строка «{entity}» слишком широка для этой базы: {bytes} из {limit} байт.',
  },
  K020: { en: 'The same key “{name}” stands twice.', ru: 'Ключ «{name}» повторяется.' },
  K021: { en: '“{name}” cannot be used for this: {reason}', ru: '«{name}» здесь не подходит: {reason}' },
  K022: {
    en: 'A stored value cannot depend on {what}: it would be another one at another time or for another person.',
    ru: 'Хранимое значение не может зависеть от {what}: в другое время или для другого человека оно было бы иным.',
  },
  K030: {
    en: '“{name}” of “{entity}” cannot be unique: {count} values repeat ({examples}).',
    ru: '«{name}» в «{entity}» не может быть уникальным: повторяющихся значений {count} ({examples}).',
  },
  // L: conditions and expressions
  L001: { en: 'There is no field “{name}” in “{entity}”.{hint}', ru: 'Поля «{name}» в «{entity}» нет.{hint}' },
  L002: { en: 'There is no operator “{name}”.{hint}', ru: 'Оператора «{name}» нет.{hint}' },
  L003: {
    en: 'The operator “{operator}” does not fit the field “{name}”.',
    ru: 'Оператор «{operator}» не подходит к полю «{name}».',
  },
  L004: { en: '“{value}” does not fit the field “{name}”.', ru: '«{value}» не подходит к полю «{name}».' },
  L005: {
    en: 'The expression cannot be read at position {position}: {reason}',
    ru: 'Выражение не читается с позиции {position}: {reason}',
  },
  L006: { en: 'There is no function “{name}”.{hint}', ru: 'Функции «{name}» нет.{hint}' },
  L007: {
    en: '“{name}” takes {expected} arguments, not {given}.',
    ru: '«{name}» принимает аргументов: {expected}, а не {given}.',
  },
  L008: { en: '{expected} is needed here, not {given}.', ru: 'Здесь нужно: {expected}, а не {given}.' },
  L009: { en: 'This is not allowed in an expression: {what}', ru: 'Этого в выражении нельзя: {what}' },
  L010: { en: 'There is no period “{name}”.{hint}', ru: 'Периода «{name}» нет.{hint}' },
  L011: {
    en: '“{name}” leads to many records; use $some, $none or $every.',
    ru: '«{name}» ведёт ко многим записям; используйте $some, $none или $every.',
  },
  L012: {
    en: 'The condition is nested deeper than {limit} levels or longer than {terms} terms.',
    ru: 'Условие вложено глубже {limit} уровней или длиннее {terms} частей.',
  },
  // V: values of a record
  V001: { en: 'Fill this in.', ru: 'Заполните это поле.' },
  V002: { en: 'There is no field “{name}”.{hint}', ru: 'Поля «{name}» нет.{hint}' },
  V003: { en: 'A {expected} is needed.', ru: 'Нужно: {expected}.' },
  V004: { en: 'At most {limit} characters.', ru: 'Не больше {limit} знаков.' },
  V005: { en: 'Not less than {limit}.', ru: 'Не меньше {limit}.' },
  V006: { en: 'Not more than {limit}.', ru: 'Не больше {limit}.' },
  V007: { en: 'At most {limit} digits after the point.', ru: 'Не больше {limit} знаков после запятой.' },
  V008: { en: 'The number has more than {limit} digits.', ru: 'В числе больше {limit} цифр.' },
  V009: { en: 'There is no such date.', ru: 'Такой даты нет.' },
  V010: { en: '“{value}” is not among the options.{hint}', ru: '«{value}» нет среди вариантов.{hint}' },
  V011: { en: 'There is no such record: {value}.', ru: 'Такой записи нет: {value}.' },
  V012: { en: 'This value is taken by “{title}”.', ru: 'Это значение уже занято: «{title}».' },
  V013: { en: 'This field cannot be written.', ru: 'Это поле нельзя менять.' },
  V014: { en: 'This is not an e-mail address.', ru: 'Это не адрес электронной почты.' },
  V015: { en: 'This is not a telephone number.', ru: 'Это не номер телефона.' },
  V016: { en: 'This is not a web address (http or https).', ru: 'Это не веб-адрес (http или https).' },
  V017: { en: 'The check digits of {check} do not agree.', ru: 'Контрольные цифры {check} не сходятся.' },
  V018: { en: '{check} has another length or other characters.', ru: 'У {check} другая длина или недопустимые знаки.' },
  V019: { en: '{message}', ru: '{message}' },
  V020: {
    en: 'The record chosen does not fit the condition of this field.',
    ru: 'Выбранная запись не подходит под условие этого поля.',
  },
  V021: { en: 'At least {limit} characters.', ru: 'Не меньше {limit} знаков.' },
  V022: { en: 'The value has the wrong form.', ru: 'Значение имеет неверную форму.' },
  V023: { en: 'There is no rate of {currency} on {date}.', ru: 'Нет курса {currency} на {date}.' },
  V024: { en: 'The text holds characters that cannot be stored.', ru: 'В тексте есть недопустимые знаки.' },
  V025: {
    en: 'The value changed meanwhile: yours {mine}, now {theirs}.',
    ru: 'Значение уже изменено: у вас {mine}, сейчас {theirs}.',
  },
  // I: imports
  I001: { en: 'There is no column “{name}”.{hint}', ru: 'Столбца «{name}» нет.{hint}' },
  I002: { en: 'The column “{name}” stands twice in the header.', ru: 'Столбец «{name}» стоит в заголовке дважды.' },
  I003: { en: 'The row has {cells} cells, not {columns}.', ru: 'В строке ячеек: {cells}, а не {columns}.' },
  I004: { en: 'The bytes are not valid UTF-8.', ru: 'Байты не читаются как UTF-8.' },
  I005: { en: 'Several records have the value “{value}”.', ru: 'Значение «{value}» есть у нескольких записей.' },
  I006: { en: 'Row {row} of the file has the same value.', ru: 'То же значение уже есть в строке {row} файла.' },
  I007: {
    en: 'The rest of the file cannot be divided into rows: a quote is opened and never closed.',
    ru: 'Остаток файла не делится на строки: кавычка открыта и не закрыта.',
  },
  I008: {
    en: 'Nothing can be looked up here: “{name}” is not a reference.',
    ru: 'Здесь нечего искать: «{name}» не ссылка.',
  },
  I009: {
    en: 'Records cannot be recognised by “{name}”; unique fields are: {allowed}.',
    ru: 'По «{name}» нельзя узнать запись; уникальные поля: {allowed}.',
  },
  I010: { en: 'The key is not among the fields of the map.', ru: 'Ключа нет среди полей карты.' },
  I011: { en: 'The row is empty.', ru: 'Строка пуста.' },
  // P: packages
  P001: { en: 'This is not a package archive (.tgz): {reason}', ru: 'Это не архив пакета (.tgz): {reason}' },
  P002: { en: 'The archive ends too early.', ru: 'Архив обрывается.' },
  P003: { en: 'The path “{name}” leads out of the package.', ru: 'Путь «{name}» ведёт за пределы пакета.' },
  P004: {
    en: '“{name}” is neither file nor folder ({type}).',
    ru: '«{name}» — не файл и не папка ({type}).',
  },
  P005: { en: 'There are more than {limit} files.', ru: 'Файлов больше {limit}.' },
  P006: { en: 'Unpacked it is larger than {limit} bytes.', ru: 'В распакованном виде больше {limit} байт.' },
  P007: { en: 'The file is larger than {limit} bytes.', ru: 'Файл больше {limit} байт.' },
  P008: { en: 'The file stands twice in the archive.', ru: 'Файл встречается в архиве дважды.' },
  P009: {
    en: 'There is no package.json with a “karkas” section.',
    ru: 'Нет package.json с разделом «karkas».',
  },
  P010: {
    en: 'It needs the package “{needs}”, which is not installed.',
    ru: 'Нужен пакет «{needs}», который не установлен.',
  },
  P011: {
    en: 'It needs “{needs}”, and the version {found} is installed.',
    ru: 'Нужен «{needs}», а установлена версия {found}.',
  },
  P012: {
    en: 'Packages depend on each other in a circle: {cycle}.',
    ru: 'Пакеты зависят друг от друга по кругу: {cycle}.',
  },
  P013: {
    en: 'The contents are not what was signed.',
    ru: 'Содержимое не соответствует подписи.',
  },
  P014: { en: 'The signature cannot be read.', ru: 'Подпись не читается.' },
  P015: {
    en: 'It is signed with the key {key}, which is not trusted here.',
    ru: 'Пакет подписан ключом {key}, которому здесь не доверяют.',
  },
  P016: {
    en: 'It is not signed, and unsigned packages are refused here.',
    ru: 'Пакет не подписан, а неподписанные здесь не принимаются.',
  },
  P017: {
    en: 'The file is nested deeper than {limit} levels.',
    ru: 'Вложенность файла глубже {limit} уровней.',
  },
  P018: {
    en: 'The package “{name}” lies in the metadata folder and is changed there.',
    ru: 'Пакет «{name}» лежит в папке метаданных и меняется там.',
  },
  P019: {
    en: 'The version {version} is older than the installed {found}; ask for the downgrade if that is meant.',
    ru: 'Версия {version} старше установленной {found}; если это намеренно, запросите понижение версии.',
  },
  P020: {
    en: 'The package “{name}” is needed by: {by}.',
    ru: 'Пакет «{name}» нужен пакетам: {by}.',
  },
  P021: {
    en: 'The prefix “{prefix}” belongs to the package “{by}”.',
    ru: 'Префикс «{prefix}» принадлежит пакету «{by}».',
  },
  P022: {
    en: 'It changes {what} and does not ask for that in “rights”.',
    ru: 'Пакет меняет {what} и не просит об этом в «rights».',
  },
  P023: {
    en: 'The name “{name}” is taken by another package.',
    ru: 'Имя «{name}» занято другим пакетом.',
  },
} as const;

/** With advice (C…), whose sentences only those know who judge metadata or show what came of it (`knowSentences`). */
export type FindingCode = keyof typeof FINDINGS | keyof typeof ADVICE;
