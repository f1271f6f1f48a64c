import ExportOutlined from '@ant-design/icons/es/icons/ExportOutlined';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { OutLinkIcon } from '../kit/OutLinkIcon';
import { TextInput } from '../kit/TextInput';
import { safeAddress } from './cell';

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

export const urlView: FieldView = { Input, ...FIELD_CELLS.url };
