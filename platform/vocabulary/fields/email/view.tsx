import MailOutlined from '@ant-design/icons/es/icons/MailOutlined';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { OutLinkIcon } from '../kit/OutLinkIcon';
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

export const emailView: FieldView = { Input, ...FIELD_CELLS.email };
