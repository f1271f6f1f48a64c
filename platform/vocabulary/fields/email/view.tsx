import { MailOutlined } from '@ant-design/icons';
import type { CellProps, FieldView, InputProps } from '../../contracts';
import { OutLink, OutLinkIcon } from '../kit/OutLink';
import { TextInput } from '../kit/TextInput';

function Input(props: InputProps) {
  const address = typeof props.value === 'string' && /^\S+@\S+\.\S+$/.test(props.value) ? props.value : null;
  const title = props.surroundings.t('field.writeMail');
  return (
    <TextInput
      {...props}
      type="email"
      maxLength={254}
      onText={(text) => text.trim()}
      suffix={<OutLinkIcon href={address && `mailto:${address}`} title={title} icon={<MailOutlined />} />}
    />
  );
}

function Cell({ value }: CellProps) {
  if (typeof value !== 'string' || value === '') return null;
  return <OutLink href={`mailto:${value}`}>{value}</OutLink>;
}

export const emailView: FieldView = { Input, Cell, width: 200 };
