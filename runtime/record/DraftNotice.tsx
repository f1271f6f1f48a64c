import { Alert, Button, Space } from 'antd';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { formatInstant } from '../../platform/vocabulary/instants';
import type { Draft } from './drafts';

interface DraftNoticeProps {
  readonly draft: Draft;
  readonly surroundings: ViewSurroundings;
  readonly onTake: () => void;
  readonly onDrop: () => void;
}

/** Offers back what was typed here earlier and never saved. */
export function DraftNotice({ draft, surroundings, onTake, onDrop }: DraftNoticeProps) {
  const { t, locale, timeZone } = surroundings;
  return (
    <Alert
      className="k-record-notice"
      type="warning"
      showIcon
      title={t('record.draftFound', { when: formatInstant(draft.at, locale, timeZone) })}
      action={
        <Space size="small" wrap>
          <Button size="small" type="primary" onClick={onTake}>
            {t('record.draftTake')}
          </Button>
          <Button size="small" onClick={onDrop}>
            {t('record.draftDrop')}
          </Button>
        </Space>
      }
    />
  );
}
