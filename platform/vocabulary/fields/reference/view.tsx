import ExportOutlined from '@ant-design/icons/es/icons/ExportOutlined';
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Button, Divider, Select, Spin, Typography } from 'antd';
import type { ReactElement } from 'react';
import type { Entity, Field } from '../../../language/contracts';
import type { FieldView, InputProps, ReferenceValue, Surroundings } from '../../contracts';
import { say } from '../../kit/say';
import { FIELD_CELLS } from '../cells';
import { referenceOf } from './cell';
import { useLookup } from './use-lookup';
import { useTitle } from './use-title';

function Input(props: InputProps) {
  const { field, surroundings, onChange } = props;
  const target = field.relation?.kind === 'one' ? field.relation.to : '';
  const value = useTitle(referenceOf(props.value), target, surroundings);
  const lookup = useLookup(props, target);
  const choose = (chosen: ReferenceValue | null) => {
    onChange(chosen);
    lookup.close();
  };
  return (
    <div style={{ display: 'flex', gap: 4, alignItems: 'center' }}>
      <Select<string>
        id={props.id}
        value={value?.id ?? null}
        options={entries(lookup.found, value)}
        open={lookup.open}
        onOpenChange={lookup.setOpen}
        showSearch={{ filterOption: false, onSearch: lookup.search, searchValue: lookup.text }}
        onChange={(id) => choose(id ? (lookup.found.find((one) => one.id === id) ?? value) : null)}
        onBlur={props.onBlur}
        loading={lookup.busy}
        notFoundContent={<Notice lookup={lookup} surroundings={surroundings} />}
        popupRender={(menu) => <Popup menu={menu} {...{ props, target, lookup, choose }} />}
        allowClear={!props.required}
        placeholder={props.placeholder ?? ''}
        disabled={props.disabled}
        status={props.invalid ? 'error' : ''}
        aria-required={props.required}
        autoFocus={props.autoFocus ?? false}
        style={{ flex: 1, minWidth: 0 }}
      />
      {value && props.layout?.bare !== true && <OpenLink target={target} value={value} surroundings={surroundings} />}
    </div>
  );
}

type Lookup = ReturnType<typeof useLookup>;

interface PopupProps {
  readonly menu: ReactElement;
  readonly props: InputProps;
  readonly target: string;
  readonly lookup: Lookup;
  readonly choose: (value: ReferenceValue | null) => void;
}

/** Found records, and below them the way to create one that is not there. */
function Popup({ menu, props, target, lookup, choose }: PopupProps) {
  const { surroundings } = props;
  if (!surroundings.mayCreate(target)) return menu;
  const entity = surroundings.snapshot.entity(target);
  const text = lookup.text.trim();
  const create = async () => {
    const values = { ...lookup.given, ...(text === '' ? {} : named(entity, text)) };
    lookup.close();
    const made = await surroundings.createInline(target, values);
    if (made) choose(made);
  };
  return (
    <>
      {menu}
      <Divider style={{ margin: '4px 0' }} />
      <Button
        type="text"
        block
        icon={<PlusOutlined />}
        onMouseDown={(event) => event.preventDefault()}
        onClick={create}
        style={{ justifyContent: 'flex-start' }}
      >
        <Typography.Text ellipsis>
          {text === ''
            ? surroundings.t('field.createNew', { entity: say(entity.label, surroundings.locale, entity.name) })
            : surroundings.t('field.create', { text })}
        </Typography.Text>
      </Button>
    </>
  );
}

/** The searched text as the title of the record to make: "Иванов Иван" is a family name and a first name. */
function named({ title }: Entity, text: string): Readonly<Record<string, unknown>> {
  if (title.word.computation) return {};
  const coerced = title.word.coerce(text, title);
  return { [title.name]: 'value' in coerced ? coerced.value : text };
}

function Notice({ lookup, surroundings }: { lookup: Lookup; surroundings: InputProps['surroundings'] }) {
  if (lookup.busy) return <Spin size="small" />;
  const message =
    lookup.needs.length > 0
      ? surroundings.t('field.fillFirst', { fields: lookup.needs.join(', ') })
      : lookup.failed
        ? surroundings.t('field.lookupFailed')
        : surroundings.t('field.nothingFound');
  return <Typography.Text type="secondary">{message}</Typography.Text>;
}

interface OpenLinkProps {
  readonly target: string;
  readonly value: ReferenceValue;
  readonly surroundings: InputProps['surroundings'];
}

function OpenLink({ target, value, surroundings }: OpenLinkProps) {
  const title = surroundings.t('field.openRecord', { title: value.title ?? '' });
  return (
    <Button
      type="text"
      size="small"
      icon={<ExportOutlined />}
      href={surroundings.recordHref(target, value.id)}
      title={title}
      aria-label={title}
      tabIndex={-1}
      style={{ color: 'var(--k-faint)' }}
    />
  );
}

/** The chosen record stays in the list even when the search did not find it, so that its title shows. */
function entries(found: readonly ReferenceValue[], chosen: ReferenceValue | null) {
  const all = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return all.map(({ id, title }) => ({ value: id, label: title ?? '…' }));
}

/** A pasted text names the record whose title it is; the first one found when none has exactly this title. */
async function read(text: string, field: Field, surroundings: Surroundings): Promise<ReferenceValue | null> {
  if (field.relation?.kind !== 'one') return null;
  const found = await surroundings.lookup(field.relation.to, text, undefined);
  return found.find(({ title }) => title?.toLowerCase() === text.toLowerCase()) ?? found[0] ?? null;
}

export const referenceView: FieldView = { Input, read, ...FIELD_CELLS.reference };
