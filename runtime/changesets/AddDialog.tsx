import { Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { KINDS } from '../../platform/language/kinds';
import { say } from '../../platform/vocabulary/kit/say';
import { useSurroundings } from '../surroundings';

const NAME = /^[a-z]\w{0,99}$/;

/** Asks which artefact is to be changed, or how a new one is to be called. */
export function AddDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [kind, setKind] = useState<string>(KINDS[0]);
  const [name, setName] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const known = useNames(kind);
  const isNew = NAME.test(typed) && !known.some((each) => each.value === typed);
  const options = isNew ? [...known, { value: typed, label: t('changes.newArtefact', { name: typed }) }] : known;
  const field = useId();
  return (
    <Modal
      open
      title={t('changes.add')}
      okText={t('changes.edit')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: name === null }}
      onOk={() => void navigate(`/changes/${id}/${kind}/${name}`)}
      onCancel={onClose}
      width={480}
    >
      <div className="k-changes-form">
        <label htmlFor={`${field}-kind`}>{t('changes.kind')}</label>
        <Select
          id={`${field}-kind`}
          value={kind}
          options={KINDS.map((each) => ({ value: each, label: t(`changes.kind.${each}`) }))}
          onChange={(next) => {
            setKind(next);
            setName(null);
          }}
        />
        <label htmlFor={`${field}-name`}>{t('changes.artefact')}</label>
        <Select
          id={`${field}-name`}
          autoFocus
          value={name}
          placeholder={t('changes.artefactHint')}
          options={[...options]}
          showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
          onChange={setName}
          notFoundContent={t('changes.nameRule')}
        />
      </div>
    </Modal>
  );
}

/** The artefacts of a kind as "Label (name)", in alphabetical order. */
function useNames(kind: string): readonly { readonly value: string; readonly label: string }[] {
  const { snapshot, locale } = useSurroundings();
  return snapshot
    .artefacts(kind)
    .map(({ name, label }) => ({ value: name, label: `${say(label, locale, name)} (${name})` }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}
