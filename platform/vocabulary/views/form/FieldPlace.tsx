import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import { Tooltip } from 'antd';
import { memo, useCallback, useSyncExternalStore } from 'react';
import type { Locale } from '../../../foundation/errors';
import { type Finding, type SaidFinding, sayFinding } from '../../../foundation/errors';
import type { InputProps } from '../../contracts';
import { isEmptyValue } from '../../fields/kit/formatted';
import { say } from '../../kit/say';
import { type FormContext, inputId } from './form-context';
import { isLines, type Place } from './layout';
import type { FieldState } from './state';
import { splitPath } from './validation';

export interface FieldPlaceProps {
  readonly place: Place;
  readonly context: FormContext;
}

/** One field of a form with its label and what is wrong with it. Drawn anew only when this field changes. */
export const FieldPlace = memo(function FieldPlace({ place, context }: FieldPlaceProps) {
  const { state, surroundings, formId } = context;
  const { field, options } = place;
  const now = useSyncExternalStore(
    useCallback((listener) => state.subscribeField(field.name, listener), [state, field]),
    () => state.field(field.name),
  );
  const change = useCallback((value: unknown) => state.set(field.name, value), [state, field]);
  const leave = useCallback(() => state.leave(field.name), [state, field]);
  if (!now.visible) return null;

  const { locale } = surroundings;
  const view = surroundings.fieldView(field.type);
  const id = inputId(formId, field.name);
  const told = now.findings.map((finding) => toldAt(finding, locale));
  const own = isLines(field) ? told.filter(({ path }) => path === '') : told;
  const input: InputProps = {
    id,
    field: place.label ? { ...field, label: place.label } : field,
    value: now.value,
    onChange: change,
    onBlur: leave,
    disabled: now.readOnly,
    invalid: told.length > 0,
    required: now.required,
    record: state.record,
    findings: told,
    layout: options,
    surroundings,
  };
  const labelled = !view.ownLabel || now.readOnly;
  return (
    <div
      className="k-field"
      data-field={field.name}
      data-unlabelled={!labelled || undefined}
      data-wide={options.span === 2 || view.wide === true || undefined}
    >
      {labelled && <Label place={place} now={now} id={id} locale={locale} />}
      {now.readOnly && !isLines(field) ? <ReadOnly {...input} /> : <view.Input {...input} />}
      {!labelled && <Help text={say(field.definition.description, locale, '')} />}
      {own.length > 0 && (
        <div className="k-field-error" role="alert">
          {[...new Set(own.map(({ message }) => message))].join(' ')}
        </div>
      )}
    </div>
  );
});

interface LabelProps {
  readonly place: Place;
  readonly now: FieldState;
  readonly id: string;
  readonly locale: Locale;
}

function Label({ place: { field, label }, now, id, locale }: LabelProps) {
  const help = say(field.definition.description, locale, '');
  return (
    <label className="k-label" htmlFor={id}>
      {say(label ?? field.label, locale, field.name)}
      {now.required && !now.readOnly && (
        <span className="k-label-required" aria-hidden="true">
          *
        </span>
      )}
      <Help text={help} />
    </label>
  );
}

function Help({ text }: { readonly text: string }) {
  if (!text) return null;
  return (
    <Tooltip title={text}>
      <QuestionCircleOutlined className="k-label-help" aria-label={text} />
    </Tooltip>
  );
}

/** A value that is only read: its cell. Words that say something about their own emptiness say it in their input. */
function ReadOnly(props: InputProps) {
  const { id, field, value, surroundings } = props;
  const { Cell, Input } = surroundings.fieldView(field.type);
  if (field.word.computation) return <Input {...props} />;
  return (
    <output id={id} className="k-read">
      {isEmptyValue(value) || value === false ? (
        <span className="k-none">{value === false ? surroundings.t('field.no') : '—'}</span>
      ) : (
        <Cell field={field} value={value} surroundings={surroundings} />
      )}
    </output>
  );
}

function toldAt(finding: Finding, locale: Locale): SaidFinding {
  const { rest } = splitPath(finding.path);
  const { message } = sayFinding(finding, locale);
  return { ...finding, path: rest, message };
}
