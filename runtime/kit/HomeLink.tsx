import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Back to where everybody begins. */
export function HomeLink() {
  const { t } = useTranslation();
  return <Button href="/">{t('state.home')}</Button>;
}
