import { Alert } from 'antd';
import { sayFinding } from '../../../foundation/errors';
import { say } from '../../kit/say';
import type { FormContext } from './form-context';
import { useFormStatus } from './use-form';
import { splitPath } from './validation';

/** What is wrong with the record and has no field of its own on this form. */
export function GeneralFindings({ form }: { readonly form: FormContext }) {
  const { state, surroundings } = form;
  const { general } = useFormStatus(state);
  if (general.length === 0) return null;
  const { locale } = surroundings;
  const sentences = general.map((finding) => {
    const field = state.entity.fields.get(splitPath(finding.path).name);
    const { message } = sayFinding(finding, locale);
    return field ? `${say(field.label, locale, field.name)}: ${message}` : message;
  });
  return (
    <div className="k-form-fault">
      <Alert type="error" showIcon title={[...new Set(sentences)].join(' ')} />
    </div>
  );
}
