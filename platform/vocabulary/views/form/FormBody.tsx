import RjsfForm from '@rjsf/core/lib/components/Form.js';
import type { FieldProps, FieldTemplateProps } from '@rjsf/utils';
import { memo, useMemo } from 'react';
import { FieldPlace } from './FieldPlace';
import { FormSections } from './FormSections';
import type { FormContext } from './form-context';
import { formRules } from './rules';
import { formSchemas } from './schema';
import { createValidator } from './validator';
import './form.css';

/**
 * The fields of a record, drawn by RJSF from the words' JSON Schemas and the layout. RJSF holds the
 * structure and never the values: those live in the form's state, to which every field subscribes by
 * itself, so typing does not pass through RJSF at all. (RJSF is imported by its parts: its index also
 * loads a test registry with a validator that needs `eval`.)
 */
export const FormBody = memo(function FormBody({ context }: { readonly context: FormContext }) {
  const { state, surroundings, formId } = context;
  const schemas = useMemo(() => formSchemas(state.layout, surroundings.locale), [state.layout, surroundings.locale]);
  const validator = useMemo(() => createValidator(surroundings.locale), [surroundings.locale]);
  return (
    <RjsfForm
      {...schemas}
      fields={FIELDS}
      templates={TEMPLATES}
      validator={validator}
      formData={NO_DATA}
      formContext={context}
      idPrefix={formId}
      tagName="div"
      className="k-form"
      noHtml5Validate
      showErrorList={false}
    >
      {NOTHING}
    </RjsfForm>
  );
});

const NO_DATA = {};
/** In the place of RJSF's own button. */
const NOTHING = <span hidden />;

function WordField({ name, registry }: FieldProps) {
  const context = registry.formContext as FormContext;
  const { layout, entity } = context.state;
  const rules = formRules(layout, entity, context.surroundings.snapshot).fields.get(name);
  return rules ? <FieldPlace place={rules.place} context={context} /> : null;
}

function Bare({ children }: FieldTemplateProps) {
  return children;
}

const FIELDS = { word: WordField };
const TEMPLATES = { ObjectFieldTemplate: FormSections, FieldTemplate: Bare };
