import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanStep } from '../../platform/publishing/contracts';
import { say } from '../../platform/vocabulary/kit/say';
import { useSurroundings } from '../surroundings';
import { Value } from './Value';

interface StepProps {
  readonly step: PlanStep;
  /** Null when nothing is to be confirmed. */
  readonly confirmed: boolean | null;
  readonly onConfirm: (isOn: boolean) => void;
}

/** One step of a plan: what it does in words, how much it touches, what the database is told, what is lost. */
export function Step({ step, confirmed, onConfirm }: StepProps) {
  const { t } = useTranslation();
  const { locale } = useSurroundings();
  return (
    <article className="k-changes-step" data-class={step.class}>
      <p className="k-changes-sentence">{say(step.sentence, locale, step.id)}</p>
      <Measures step={step} />
      {step.examples.length > 0 && (
        <div className="k-changes-examples">
          <h4>{t('changes.examples')}</h4>
          <ul>
            {step.examples.map(({ id, value }) => (
              <li key={id}>
                <Value value={value} /> <code className="k-changes-code">{id}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {step.sql.length > 0 && (
        <details>
          <summary>SQL</summary>
          {step.sql.map((sql) => (
            <pre key={sql}>{sql}</pre>
          ))}
        </details>
      )}
      {confirmed !== null && (
        <Checkbox checked={confirmed} onChange={({ target }) => onConfirm(target.checked)}>
          {t('changes.confirm')}
        </Checkbox>
      )}
    </article>
  );
}

function Measures({ step: { rows, seconds } }: { readonly step: PlanStep }) {
  const { t } = useTranslation();
  const { locale } = useSurroundings();
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const said = [
    rows > 0 && t('changes.rows', { rows: number(rows), count: rows }),
    seconds >= 0.05 && t('changes.seconds', { seconds: number(seconds, 1) }),
  ].filter(Boolean);
  return said.length > 0 && <p className="k-changes-hint">{said.join(' · ')}</p>;
}
