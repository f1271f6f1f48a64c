import { ExportOutlined } from '@ant-design/icons';
import type { CellProps, FieldView, InputProps } from '../../contracts';
import { OutLink, OutLinkIcon } from '../kit/OutLink';
import { TextInput } from '../kit/TextInput';

function Input(props: InputProps) {
  const title = props.surroundings.t('field.openLink');
  return (
    <TextInput
      {...props}
      type="url"
      maxLength={2000}
      onText={(text) => text.trim()}
      suffix={<OutLinkIcon href={safeAddress(props.value)} title={title} icon={<ExportOutlined />} />}
    />
  );
}

function Cell({ value }: CellProps) {
  const address = safeAddress(value);
  if (typeof value !== 'string' || value === '') return null;
  const text = value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  return address ? <OutLink href={address}>{text}</OutLink> : value;
}

/** Only http and https are ever followed; a bare host gets https. */
function safeAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
  return /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(address) ? address : null;
}

export const urlView: FieldView = { Input, Cell, width: 200 };
