/**
 * Every error that leaves the platform on purpose: code, HTTP status, and a sentence in each language
 * with {parameters}. The README lists the same table, and a test compares the two.
 *
 * Finding codes: K… grammar and compile findings of artefacts, L… condition and expression findings,
 * C… advice about artefacts that are sound, V… findings about a record's values, I… findings about an import, P… findings
 * about a package. They stand in FINDINGS and travel inside an error's `findings`.
 */
import { FINDINGS, type FindingCode } from './findings';

export type Locale = 'en' | 'ru';
export const LOCALES: readonly Locale[] = ['en', 'ru'];

export const ERRORS = {
  badRequest: {
    code: 'badRequest',
    status: 400,
    en: 'The request is not understood: {reason}',
    ru: 'Запрос не понят: {reason}',
  },
  badCondition: { code: 'badCondition', status: 400, en: 'The condition has mistakes.', ru: 'В условии есть ошибки.' },
  badExpression: {
    code: 'badExpression',
    status: 400,
    en: 'The expression has mistakes.',
    ru: 'В выражении есть ошибки.',
  },
  badCursor: {
    code: 'badCursor',
    status: 400,
    en: 'The cursor does not belong to this list.',
    ru: 'Курсор не подходит к этому списку.',
  },
  signInNeeded: { code: 'signInNeeded', status: 401, en: 'Sign in first.', ru: 'Сначала войдите в систему.' },
  wrongPassword: {
    code: 'wrongPassword',
    status: 401,
    en: 'The login or the password is wrong.',
    ru: 'Неверный логин или пароль.',
  },
  forbidden: {
    code: 'forbidden',
    status: 403,
    en: 'You have no right to do this.',
    ru: 'У вас нет прав на это действие.',
  },
  foreignOrigin: {
    code: 'foreignOrigin',
    status: 403,
    en: 'The request came from another site.',
    ru: 'Запрос пришёл с другого сайта.',
  },
  notFound: {
    code: 'notFound',
    status: 404,
    en: 'There is no such record, or you may not see it.',
    ru: 'Такой записи нет, или она вам недоступна.',
  },
  unknownEntity: {
    code: 'unknownEntity',
    status: 404,
    en: 'There is no entity “{name}”.',
    ru: 'Сущности «{name}» нет.',
  },
  unknownArtefact: {
    code: 'unknownArtefact',
    status: 404,
    en: 'There is no {kind} “{name}”.',
    ru: 'Артефакта «{name}» вида {kind} нет.',
  },
  unknownRevision: {
    code: 'unknownRevision',
    status: 404,
    en: 'There is no revision “{name}”.',
    ru: 'Ревизии «{name}» нет.',
  },
  noSuchAddress: {
    code: 'noSuchAddress',
    status: 404,
    en: 'There is nothing at this address.',
    ru: 'По этому адресу ничего нет.',
  },
  methodNotAllowed: {
    code: 'methodNotAllowed',
    status: 405,
    en: 'This address does not take {method}.',
    ru: 'Этот адрес не принимает {method}.',
  },
  conflict: {
    code: 'conflict',
    status: 409,
    en: 'Somebody else changed the same fields meanwhile.',
    ru: 'Кто-то уже изменил те же поля.',
  },
  keyReused: {
    code: 'keyReused',
    status: 409,
    en: 'This Idempotency-Key was used for another request.',
    ru: 'Этот Idempotency-Key уже использован для другого запроса.',
  },
  confirmationNeeded: {
    code: 'confirmationNeeded',
    status: 409,
    en: 'Confirm what would be lost: {steps}.',
    ru: 'Подтвердите потери: {steps}.',
  },
  scenariosFailed: {
    code: 'scenariosFailed',
    status: 409,
    en: 'Scenarios do not hold any more: {names}.',
    ru: 'Сценарии больше не выполняются: {names}.',
  },
  nothingToDecide: {
    code: 'nothingToDecide',
    status: 409,
    en: 'There is nothing to decide about this conflict: it is settled, or it waits for its package.',
    ru: 'По этому конфликту нечего решать: он уже решён или ждёт возвращения пакета.',
  },
  rebaseNeeded: {
    code: 'rebaseNeeded',
    status: 409,
    en: 'Others published changes of the same places meanwhile. Decide which stay.',
    ru: 'Другие уже опубликовали изменения тех же мест. Решите, чьи остаются.',
  },
  wrongState: {
    code: 'wrongState',
    status: 409,
    en: 'The change set is {state}; this cannot be done with it now.',
    ru: 'Набор изменений в состоянии «{state}»; сейчас этого с ним сделать нельзя.',
  },
  reviewNeeded: {
    code: 'reviewNeeded',
    status: 409,
    en: 'Changes of {kinds} are published after a second person has approved them.',
    ru: 'Изменения вида {kinds} публикуются после одобрения вторым человеком.',
  },
  ownedByPackage: {
    code: 'ownedByPackage',
    status: 409,
    en: '“{name}” belongs to the package “{package}”, which alone can rename it. Its label can be changed here.',
    ru: '«{name}» принадлежит пакету «{package}», и переименовать это может только он. Подпись можно изменить здесь.',
  },
  previewOnly: {
    code: 'previewOnly',
    status: 409,
    en: 'A preview shows live records and changes none. Publish the change set, or leave the preview.',
    ru: 'Предпросмотр показывает живые записи и ничего в них не меняет. Опубликуйте набор изменений или выйдите из предпросмотра.',
  },
  inUse: { code: 'inUse', status: 409, en: 'The record is used by: {where}.', ru: 'Запись используется: {where}.' },
  tooLarge: {
    code: 'tooLarge',
    status: 413,
    en: 'The request is larger than {limit}.',
    ru: 'Запрос больше, чем {limit}.',
  },
  unsupportedType: {
    code: 'unsupportedType',
    status: 415,
    en: 'Send {type}.',
    ru: 'Отправьте {type}.',
  },
  invalid: { code: 'invalid', status: 422, en: 'The record has mistakes.', ru: 'В записи есть ошибки.' },
  invalidMetadata: {
    code: 'invalidMetadata',
    status: 422,
    en: 'The metadata has mistakes.',
    ru: 'В метаданных есть ошибки.',
  },
  unknownPackage: {
    code: 'unknownPackage',
    status: 404,
    en: 'There is no package “{name}” here.',
    ru: 'Пакета «{name}» здесь нет.',
  },
  invalidPackage: {
    code: 'invalidPackage',
    status: 422,
    en: 'The package cannot be used.',
    ru: 'Пакет не годится.',
  },
  preconditionNeeded: {
    code: 'preconditionNeeded',
    status: 428,
    en: 'Say which version you change (If-Match or "version").',
    ru: 'Укажите изменяемую версию (If-Match или "version").',
  },
  tooManyAttempts: {
    code: 'tooManyAttempts',
    status: 429,
    en: 'Too many attempts. Try again in {seconds} s.',
    ru: 'Слишком много попыток. Повторите через {seconds} с.',
  },
  internal: {
    code: 'internal',
    status: 500,
    en: 'Something failed on the server. The log has it under {request}.',
    ru: 'Сбой на сервере. В журнале он под номером {request}.',
  },
  storageFull: {
    code: 'storageFull',
    status: 507,
    en: 'The disk is full; nothing was saved.',
    ru: 'Диск заполнен; ничего не сохранено.',
  },
  unavailable: {
    code: 'unavailable',
    status: 503,
    en: 'The database does not answer.',
    ru: 'База данных не отвечает.',
  },
  importStopped: {
    code: 'importStopped',
    status: 500,
    en: 'The import stopped after {rows} rows: {reason} What is in stays in; start the same import again to go on.',
    ru: 'Загрузка остановилась после {rows} строк: {reason} Загруженное сохранено; чтобы продолжить, запустите её ещё раз.',
  },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** One mistake: a stable code, the path it is about (dotted for records, JSON pointer for artefacts) and its parameters. */
export interface Finding {
  code: FindingCode;
  path: string;
  params?: Readonly<Record<string, unknown>>;
  /** The artefact file, for findings about metadata. */
  file?: string;
}

/** A finding with its sentence, as it leaves the server. */
export interface SaidFinding extends Finding {
  message: string;
}

/** The only error thrown on purpose. Anything else that reaches the border is an internal fault. */
export class PlatformError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  /** What the caller may need besides the findings, for example both values of a conflict. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, unknown>> = {},
    findings: readonly Finding[] = [],
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(say(ERRORS[code], params, 'en') + listed(findings));
    this.name = 'PlatformError';
    this.code = code;
    this.status = ERRORS[code].status;
    this.params = params;
    this.findings = findings;
    this.details = details;
  }
}

/** The sentence of an error in a language. */
export function errorMessage(error: PlatformError, locale: Locale): string {
  return say(ERRORS[error.code], error.params, locale);
}

/** The finding with its sentence in a language. */
export function sayFinding(finding: Finding, locale: Locale): SaidFinding {
  return { ...finding, message: say(sentenceOf(finding.code), finding.params ?? {}, locale) };
}

type Sentences = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

const known: Record<string, Readonly<Record<Locale, string>>> = { ...FINDINGS };

/** Makes more findings sayable in this process; the first screen of a browser does without them. */
export function knowSentences(table: Sentences): void {
  Object.assign(known, table);
}

function sentenceOf(code: FindingCode): Readonly<Record<Locale, string>> {
  return known[code] ?? { en: code, ru: code };
}

const LISTED = 20;

function listed(findings: readonly Finding[]): string {
  const lines = findings.slice(0, LISTED).map((finding) => `\n  ${describe(finding)}`);
  return lines.join('') + (findings.length > LISTED ? `\n  and ${findings.length - LISTED} more` : '');
}

function describe(finding: Finding): string {
  const where = [finding.file, finding.path].filter(Boolean).join(' ');
  return `${finding.code} ${where}: ${say(sentenceOf(finding.code), finding.params ?? {}, 'en')}`;
}

function say(
  sentence: Readonly<Record<Locale, string>>,
  params: Readonly<Record<string, unknown>>,
  locale: Locale,
): string {
  return sentence[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null) return '';
    return typeof value === 'object'
      ? ((value as Record<string, string>)[locale] ?? JSON.stringify(value))
      : String(value);
  });
}
