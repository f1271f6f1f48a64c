/** Advice about a whole candidate set, by code: how grave it is, and its sentence in each language. Codes are never reused. */
export const ADVICE = {
  // fields
  C001: {
    severity: 'warning',
    en: 'The field must be filled in, but stands on no form.',
    ru: 'Поле обязательно, но его нет ни на одной форме.',
  },
  C002: {
    severity: 'hint',
    en: 'The field stands on no form: people cannot fill it in.',
    ru: 'Поля нет ни на одной форме: заполнить его негде.',
  },
  C003: {
    severity: 'warning',
    en: 'The field must be filled in, but stands only where it is never shown.',
    ru: 'Поле обязательно, но стоит только там, где его никогда не видно.',
  },
  C004: {
    severity: 'warning',
    en: 'The field must be filled in, may not be changed and has no default: no record can be made by hand.',
    ru: 'Поле обязательно, закрыто для правки и не имеет значения по умолчанию: запись нельзя создать вручную.',
  },
  C005: {
    severity: 'warning',
    en: '“required” is of no effect: the field is never visible.',
    ru: '«required» ничего не меняет: поле никогда не видно.',
  },
  C006: {
    severity: 'error',
    en: '“{low}” is greater than “{high}”: no value fits.',
    ru: '«{low}» больше «{high}»: ни одно значение не подходит.',
  },
  C007: {
    severity: 'warning',
    en: '“default” is of no effect: the value is computed.',
    ru: '«default» ничего не меняет: значение вычисляется.',
  },
  C008: {
    severity: 'warning',
    en: '“searchable” is of no effect: search looks at texts and numbers only.',
    ru: '«searchable» ничего не меняет: поиск смотрит только на тексты и числа.',
  },
  C009: {
    severity: 'warning',
    en: 'Deleting “{target}” would empty a field that must be filled in.',
    ru: 'Удаление «{target}» очистило бы обязательное поле.',
  },
  C010: {
    severity: 'hint',
    en: 'It is not said what happens here when “{target}” is deleted; it is refused.',
    ru: 'Не указано, что будет при удалении «{target}»; оно запрещается.',
  },
  C011: {
    severity: 'error',
    en: '“{value}” does not lead to a currency: {reason}',
    ru: '«{value}» не ведёт к валюте: {reason}',
  },
  C012: {
    severity: 'hint',
    en: '“{field}” may be empty, and empty values never count as equal.',
    ru: '«{field}» может быть пустым, а пустые значения не считаются равными.',
  },
  C013: {
    severity: 'warning',
    en: 'The label “{label}” is also that of “{other}”.',
    ru: 'Подпись «{label}» уже есть у «{other}».',
  },
  // entities
  C014: {
    severity: 'warning',
    en: 'The title “{field}” does not read as a name.',
    ru: 'Поле «{field}» не читается как название.',
  },
  C015: {
    severity: 'hint',
    en: 'It is not said what names a record; “{field}” is taken.',
    ru: 'Не указано, что называет запись; берётся «{field}».',
  },
  C016: { severity: 'hint', en: 'No view shows “{entity}”.', ru: 'Ни одно представление не показывает «{entity}».' },
  C017: {
    severity: 'hint',
    en: 'Only administrators may read “{entity}”.',
    ru: 'Читать «{entity}» могут только администраторы.',
  },
  C018: {
    severity: 'hint',
    en: 'The plural is the same word as the label.',
    ru: 'Множественное число совпадает с подписью.',
  },
  C019: {
    severity: 'warning',
    en: 'The label “{label}” is also that of the entity “{other}”.',
    ru: 'Подпись «{label}» уже есть у сущности «{other}».',
  },
  C020: {
    severity: 'warning',
    en: 'The index is needless: “{other}” begins with the same fields.',
    ru: 'Индекс лишний: «{other}» начинается с тех же полей.',
  },
  C021: {
    severity: 'warning',
    en: 'The row is too wide for MariaDB: {bytes} of {limit} bytes.',
    ru: 'Строка слишком широка для MariaDB: {bytes} из {limit} байт.',
  },
  C022: {
    severity: 'hint',
    en: 'On MariaDB {count} texts must lie outside the row, where reading them is slower.',
    ru: 'В MariaDB {count} текстов лягут вне строки, где читаются медленнее.',
  },
  C023: {
    severity: 'warning',
    en: '“{field}” holds no stages: it is neither a choice nor a reference.',
    ru: 'В «{field}» нет этапов: это не выбор и не ссылка.',
  },
  // texts
  C024: { severity: 'warning', en: 'The text is not translated: “{text}”.', ru: 'Текст не переведён: «{text}».' },
  C025: {
    severity: 'hint',
    en: 'The label has {length} letters; headings show about {limit}.',
    ru: 'В подписи {length} знаков; в заголовках видно около {limit}.',
  },
  C026: {
    severity: 'warning',
    en: 'The text begins or ends with a space, or has two in a row.',
    ru: 'Текст начинается или кончается пробелом, или в нём два пробела подряд.',
  },
  C027: { severity: 'warning', en: 'There is no icon “{name}”.{hint}', ru: 'Значка «{name}» нет.{hint}' },
  // conditions, expressions, formulas
  C028: {
    severity: 'error',
    en: '“{value}” is not among the options of “{field}”.{hint}',
    ru: '«{value}» нет среди вариантов «{field}».{hint}',
  },
  C029: {
    severity: 'warning',
    en: 'This is always {answer}, whatever the record.',
    ru: 'Это всегда {answer}, какой бы ни была запись.',
  },
  C030: { severity: 'warning', en: 'Both sides are the same: {text}', ru: 'Обе стороны одинаковы: {text}' },
  C031: { severity: 'warning', en: 'The condition never selects anything.', ru: 'Условие никогда ничего не отбирает.' },
  C032: { severity: 'warning', en: 'The condition selects everything.', ru: 'Условие отбирает всё.' },
  C033: { severity: 'hint', en: 'Nothing reads this computed field.', ru: 'Это вычисляемое поле никто не читает.' },
  C034: {
    severity: 'hint',
    en: 'The formula stands on {depth} others; each save computes them all.',
    ru: 'Формула стоит на {depth} других; каждое сохранение вычисляет их все.',
  },
  C035: {
    severity: 'warning',
    en: 'The formula reads nothing; its value never changes.',
    ru: 'Формула ничего не читает; её значение не меняется.',
  },
  C036: { severity: 'hint', en: 'The formula only repeats “{field}”.', ru: 'Формула только повторяет «{field}».' },
  // views
  C037: {
    severity: 'warning',
    en: 'Nothing leads to this view: it is in no workspace and on no form.',
    ru: 'К представлению нет пути: его нет ни в рабочих местах, ни на формах.',
  },
  C038: { severity: 'warning', en: 'Every column is hidden.', ru: 'Все столбцы скрыты.' },
  C039: {
    severity: 'hint',
    en: '{count} columns are shown; people read about {limit}.',
    ru: 'Показано столбцов: {count}; люди читают около {limit}.',
  },
  C040: {
    severity: 'warning',
    en: 'No index serves the order by “{field}”; long lists open slowly.',
    ru: 'Порядок по «{field}» не обслуживает ни один индекс; длинные списки открываются медленно.',
  },
  C041: {
    severity: 'hint',
    en: 'No index serves the filter “{field}”.',
    ru: 'Фильтр «{field}» не обслуживает ни один индекс.',
  },
  C042: {
    severity: 'warning',
    en: 'A board needs a choice or a reference for its columns; “{field}” is neither.',
    ru: 'Столбцам доски нужен выбор или ссылка; «{field}» — ни то ни другое.',
  },
  C043: {
    severity: 'warning',
    en: 'The board would have {count} columns; about {limit} can be seen.',
    ru: 'На доске было бы столбцов: {count}; видно около {limit}.',
  },
  C044: {
    severity: 'warning',
    en: '“{function}” cannot be made of “{field}”.',
    ru: '«{function}» по «{field}» не вычисляется.',
  },
  C045: { severity: 'warning', en: 'The selection is the same as “{other}”.', ru: 'Отбор такой же, как «{other}».' },
  C046: {
    severity: 'warning',
    en: 'The selection never finds anything among the records of this view.',
    ru: 'Среди записей этого представления отбор ничего не найдёт.',
  },
  C047: {
    severity: 'hint',
    en: 'No index serves this condition of the picker.',
    ru: 'Это условие выбора не обслуживает ни один индекс.',
  },
  // forms
  C048: {
    severity: 'warning',
    en: 'Nothing opens this form: it is called otherwise than “{entity}”, and no view names it.',
    ru: 'Форму ничто не открывает: она названа не «{entity}», и ни одно представление её не упоминает.',
  },
  C049: { severity: 'warning', en: 'The field stands twice on this form.', ru: 'Поле стоит на форме дважды.' },
  C050: { severity: 'warning', en: 'Nothing stands here.', ru: 'Здесь ничего нет.' },
  C051: {
    severity: 'warning',
    en: '“{field}” is not shown here: lists of other records stand under “related”.',
    ru: '«{field}» здесь не показывается: списки других записей стоят в «related».',
  },
  C052: {
    severity: 'warning',
    en: 'The label “{label}” stands twice here.',
    ru: 'Подпись «{label}» стоит здесь дважды.',
  },
  // roles
  C053: { severity: 'warning', en: 'The role grants nothing.', ru: 'Роль ничего не даёт.' },
  C054: { severity: 'warning', en: 'These rights grant nothing.', ru: 'Эти права ничего не дают.' },
  C055: {
    severity: 'warning',
    en: '“{action}” reaches records that the role may not read.',
    ru: '«{action}» затрагивает записи, которые роль не читает.',
  },
  C056: {
    severity: 'hint',
    en: 'Records of “{entity}” have no owner; “own” means whoever created them.',
    ru: 'У записей «{entity}» нет ответственного; «own» — это создавший запись.',
  },
  C057: {
    severity: 'warning',
    en: 'This says nothing: fields may be read and written unless it is refused.',
    ru: 'Это ничего не меняет: поля читаются и пишутся, если не запрещено.',
  },
  C058: {
    severity: 'warning',
    en: 'Every field is hidden, so the records are shown empty.',
    ru: 'Скрыты все поля, поэтому записи будут пустыми.',
  },
  C059: {
    severity: 'warning',
    en: 'Rows of “{entity}” follow “{parent}”, which the role may not read.',
    ru: 'Строки «{entity}» следуют за «{parent}», которую роль не читает.',
  },
  C060: { severity: 'warning', en: 'Importing needs the right to create.', ru: 'Для загрузки нужно право создавать.' },
  C061: {
    severity: 'hint',
    en: '“{action}” is granted for every entity, also for those that come later.',
    ru: '«{action}» разрешено для всех сущностей, и для будущих тоже.',
  },
  C062: {
    severity: 'warning',
    en: 'Whoever reads “{entity}” may not read “{target}”: the field is always empty for them.',
    ru: 'Кто читает «{entity}», не читает «{target}»: поле для них всегда пусто.',
  },
  // workspaces
  C063: {
    severity: 'warning',
    en: 'None of the roles of this workspace may open anything in it.',
    ru: 'Ни одна из ролей этого рабочего места ничего в нём не откроет.',
  },
  C064: {
    severity: 'warning',
    en: 'Nobody but administrators may open “{view}”.',
    ru: 'Открыть «{view}» могут только администраторы.',
  },
  C065: { severity: 'warning', en: 'Groups inside groups are not shown.', ru: 'Группы внутри групп не показываются.' },
  C066: {
    severity: 'warning',
    en: 'The view “{view}” stands twice in this workspace.',
    ru: 'Представление «{view}» стоит в этом рабочем месте дважды.',
  },
  // choices
  C067: {
    severity: 'warning',
    en: 'No field uses this list of options.',
    ru: 'Этот список вариантов не использует ни одно поле.',
  },
  C068: {
    severity: 'hint',
    en: 'There is only one option; a yes-or-no field says the same.',
    ru: 'Вариант только один; поле «да/нет» скажет то же.',
  },
  C069: {
    severity: 'hint',
    en: '{count} options are hard to choose from; an entity can be searched.',
    ru: 'Из {count} вариантов трудно выбирать; в сущности можно искать.',
  },
  // packages and layers
  C070: {
    severity: 'warning',
    en: 'The dependency “{name}” is not used.',
    ru: 'Зависимость «{name}» не используется.',
  },
  C071: {
    severity: 'warning',
    en: '“{name}” belongs to the package “{package}”, which is not among the dependencies.',
    ru: '«{name}» принадлежит пакету «{package}», которого нет среди зависимостей.',
  },
  C072: {
    severity: 'warning',
    en: 'The prefix “{prefix}” cannot be told from “{other}” of the package “{package}”.',
    ru: 'Префикс «{prefix}» не отличить от «{other}» пакета «{package}».',
  },
  C073: {
    severity: 'warning',
    en: 'The layer changes nothing here: beneath it stands the same.',
    ru: 'Слой здесь ничего не меняет: под ним то же самое.',
  },
  C074: { severity: 'warning', en: 'There is nothing here to remove.{hint}', ru: 'Удалять здесь нечего.{hint}' },
  C075: {
    severity: 'warning',
    en: 'The name does not begin with “{prefix}”; another package may bring the same.',
    ru: 'Имя не начинается с «{prefix}»; такое же может принести другой пакет.',
  },
  C076: {
    severity: 'warning',
    en: '“{name}” comes from the package “{package}”, on which this one does not depend.',
    ru: '«{name}» приходит из пакета «{package}», от которого этот не зависит.',
  },
  C077: { severity: 'hint', en: 'The package holds nothing.', ru: 'В пакете ничего нет.' },
  // shipped records
  C078: {
    severity: 'error',
    en: 'The record lacks “{field}”, which must be filled in.',
    ru: 'В записи нет обязательного поля «{field}».',
  },
  C079: {
    severity: 'warning',
    en: 'No shipped record of “{entity}” has {field} = “{value}”.{hint}',
    ru: 'Нет поставляемой записи «{entity}» с {field} = «{value}».{hint}',
  },
  C080: {
    severity: 'error',
    en: 'Another record has the same key “{value}”: {other}.',
    ru: 'У другой записи тот же ключ «{value}»: {other}.',
  },
} as const;

export type AdviceCode = keyof typeof ADVICE;

/** An error refuses publishing; a warning is most likely a mistake; a hint may be meant. */
export type Severity = 'error' | 'warning' | 'hint';
