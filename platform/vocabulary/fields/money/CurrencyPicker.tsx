import { Dropdown, Spin, Typography } from 'antd';
import { useState } from 'react';
import type { Surroundings } from '../../contracts';

interface CurrencyPickerProps {
  readonly code: string | null;
  readonly disabled: boolean;
  readonly surroundings: Surroundings;
  readonly onChange: (code: string) => void;
}

const ENTITY = 'currency';

/** The sign of the currency at the end of an amount; a click offers the system's other currencies. */
export function CurrencyPicker({ code, disabled, surroundings, onChange }: CurrencyPickerProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const offers = surroundings.snapshot.hasEntity(ENTITY);
  const sign = code ? currencySign(code, surroundings.locale) : '';
  if (disabled || !offers) return <Typography.Text type="secondary">{sign}</Typography.Text>;
  const items = (codes ?? []).map((one) => ({ key: one, label: `${currencySign(one, surroundings.locale)} ${one}` }));
  const loading = { key: '', label: <Spin size="small" />, disabled: true };
  return (
    <Dropdown
      trigger={['click']}
      onOpenChange={(open) => {
        if (open && !codes) void loadCodes(surroundings).then(setCodes, () => setCodes([]));
      }}
      menu={{ items: codes ? items : [loading], selectedKeys: code ? [code] : [], onClick: ({ key }) => onChange(key) }}
    >
      <Typography.Link type="secondary" tabIndex={-1} aria-label={surroundings.t('field.currency')}>
        {sign || '¤'}
      </Typography.Link>
    </Dropdown>
  );
}

/** "₽" for RUB; the code itself where a language has no sign for it. */
function currencySign(code: string, locale: string): string {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' });
    return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code;
  } catch {
    return code;
  }
}

async function loadCodes(surroundings: Surroundings): Promise<readonly string[]> {
  const found = await surroundings.lookup(ENTITY, '', undefined);
  const records = await Promise.all(found.map(({ id }) => surroundings.read(ENTITY, id, ['code'])));
  return records.map(({ code }) => String(code)).sort();
}
