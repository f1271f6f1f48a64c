import { useTranslation } from 'react-i18next';
import { ADVICE } from '../../platform/foundation/advice';
import { type Finding, knowSentences, sayFinding } from '../../platform/foundation/errors';
import { Glyph } from '../../platform/vocabulary/kit/glyph';
import { useSurroundings } from '../surroundings';

knowSentences(ADVICE);

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** Leads to the place. */
  readonly onPlace?: (path: string) => void;
}

/** Mistakes with their place. */
export function Findings({ findings, onPlace }: FindingsProps) {
  const { locale } = useSurroundings();
  return (
    <ul className="k-changes-findings">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.file} ${finding.path}`}>
          <span aria-hidden="true">
            <Glyph.ExclamationCircleFilled />
          </span>
          <div>
            <p>{sayFinding(finding, locale).message}</p>
            <FindingPlace finding={finding} {...(onPlace ? { onPlace } : {})} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function FindingPlace({ finding, onPlace }: { readonly finding: Finding; readonly onPlace?: (path: string) => void }) {
  const { t } = useTranslation();
  const place = [finding.code, finding.file, finding.path].filter(Boolean).join(' ');
  if (!onPlace || finding.path === '') return <code className="k-changes-file">{place}</code>;
  return (
    <button
      type="button"
      className="k-changes-link"
      title={t('changes.showPlace')}
      onClick={() => onPlace(finding.path)}
    >
      <code className="k-changes-file">{place}</code>
    </button>
  );
}
