import { useTranslation } from 'react-i18next';
import type { Plan, StepClass } from '../../platform/publishing/contracts';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { say } from '../../platform/vocabulary/kit/say';
import { useSurroundings } from '../surroundings';
import { Findings } from './Findings';
import { Part } from './Frame';
import { Step } from './Step';
import type { Said } from './wire';

interface PlanBodyProps {
  readonly plan: Plan;
  readonly confirmed: readonly string[];
  readonly onConfirm: (confirmed: readonly string[]) => void;
}

/** The gravest first. */
const CLASSES: readonly StepClass[] = ['destructive', 'lossy', 'slow', 'safe'];

/** A plan to read before it is carried out; steps that lose something are confirmed one by one. */
export function PlanBody({ plan, confirmed, onConfirm }: PlanBodyProps) {
  const { t } = useTranslation();
  const findings = plan.findings.length > 0;
  const toggle = (id: string, isOn: boolean) =>
    onConfirm(isOn ? [...confirmed, id] : confirmed.filter((each) => each !== id));
  return (
    <>
      {findings && (
        <Part title={t('changes.mistakes')}>
          <Findings findings={plan.findings} />
        </Part>
      )}
      <Sentences title={t('changes.inWords')} said={plan.differences.flatMap(({ changes }) => changes)} />
      <Sentences title={t('changes.access')} said={plan.access} />
      <Sentences title={t('changes.api')} said={plan.api} />
      <Sentences title={t('changes.breaks')} said={plan.breaks} />
      {plan.advice.length > 0 && (
        <Part title={t('changes.advice')}>
          <Findings findings={plan.advice} />
        </Part>
      )}
      {CLASSES.map((each) => {
        const steps = plan.steps.filter((step) => step.class === each);
        if (steps.length === 0) return null;
        return (
          <Part key={each} title={t(`changes.class.${each}`)} aside={<ClassText of={each} />}>
            {steps.map((step) => (
              <Step
                key={step.id}
                step={step}
                confirmed={plan.confirm.includes(step.id) ? confirmed.includes(step.id) : null}
                onConfirm={(isOn) => toggle(step.id, isOn)}
              />
            ))}
          </Part>
        );
      })}
      {plan.steps.length === 0 && !findings && (
        <p className="k-changes-good">
          <Glyph.CheckCircleFilled /> {t('changes.noSteps')}
        </p>
      )}
    </>
  );
}

function ClassText({ of }: { readonly of: StepClass }) {
  const { t } = useTranslation();
  return <span className="k-changes-hint">{t(`changes.classText.${of}`)}</span>;
}

function Sentences({ title, said }: { readonly title: string; readonly said: readonly Said[] | undefined }) {
  const { locale } = useSurroundings();
  if (!said || said.length === 0) return null;
  const sentences = [...new Set(said.map(({ sentence }) => say(sentence, locale, '')))];
  return (
    <Part title={title}>
      <ul className="k-changes-sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
