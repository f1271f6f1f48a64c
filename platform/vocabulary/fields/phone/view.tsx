import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import { AsYouType, type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { OutLinkIcon } from '../kit/OutLinkIcon';
import { TextInput } from '../kit/TextInput';

function Input(props: InputProps) {
  const country = countryOf(props.field.definition);
  const text = typeof props.value === 'string' ? props.value : '';
  const shown = showPhone(text, country);
  const number = parsePhoneNumberFromString(text, country);
  const title = props.surroundings.t('field.call');
  return (
    <TextInput
      {...props}
      value={shown}
      type="tel"
      maxLength={40}
      onText={(typed) => readTyped(typed, shown, country)}
      suffix={
        <OutLinkIcon href={number?.isPossible() ? number.getURI() : null} title={title} icon={<PhoneOutlined />} />
      }
    />
  );
}

/** Typing at the end formats; deleting only deletes, so that the caret never fights the user. */
function readTyped(typed: string, before: string, country: CountryCode): string {
  if (typed.length < before.length) return typed;
  return new AsYouType(country).input(typed) || typed;
}

function showPhone(text: string, country: CountryCode): string {
  if (!/^\+\d{7,15}$/.test(text)) return text;
  return parsePhoneNumberFromString(text, country)?.formatInternational() ?? text;
}

function countryOf(definition: Readonly<Record<string, unknown>>): CountryCode {
  return (typeof definition.country === 'string' ? definition.country : 'RU') as CountryCode;
}

export const phoneView: FieldView = { Input, ...FIELD_CELLS.phone };
