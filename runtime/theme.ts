import { theme as antdTheme, type MappingAlgorithm, type ThemeConfig } from 'antd';

/** What a user may choose; `system` follows the device. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const DARK_DEVICE = '(prefers-color-scheme: dark)';

/** The stored choice, whatever was stored. */
export function themeChoice(stored: unknown): ThemeChoice {
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Calls back when the device changes between light and dark. Returns the unsubscriber. */
export function onDeviceTheme(listener: () => void): () => void {
  const media = window.matchMedia(DARK_DEVICE);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the device prefers dark. */
export function deviceIsDark(): boolean {
  return window.matchMedia(DARK_DEVICE).matches;
}

/** The kit's look. The colours stand once more in `styles.css` as custom properties for our own elements. */
export function kitTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: [dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm, antdTheme.compactAlgorithm, readable],
    token: {
      colorPrimary: dark ? '#5c7cfa' : '#3b5bdb',
      colorLink: dark ? '#8da4fb' : '#3b5bdb',
      borderRadius: 6,
      fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
      wireframe: false,
      ...(dark ? DARK : LIGHT),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Modal: { titleFontSize: 15 },
    },
  };
}

/** The compact spacing of the kit, with text and controls large enough to work in all day. */
const readable: MappingAlgorithm = (seed, mapped) => ({
  ...(mapped ?? antdTheme.compactAlgorithm(seed)),
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 14,
  lineHeight: 1.5,
  controlHeight: 30,
  controlHeightSM: 24,
  controlHeightLG: 38,
});

const LIGHT = {
  colorBgLayout: '#f5f6f8',
  colorText: '#1d2433',
  colorTextSecondary: '#5f6980',
  colorBorder: '#d5d9e2',
  colorBorderSecondary: '#e7e9ef',
};

const DARK = {
  colorBgLayout: '#0f1115',
  colorBgContainer: '#171a21',
  colorBgElevated: '#1f232c',
  colorText: '#e4e7ee',
  colorTextSecondary: '#9aa3b5',
  colorBorder: '#383e4b',
  colorBorderSecondary: '#282d38',
};
