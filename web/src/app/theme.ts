/** Design tokens: one institutional blue on cool grey, colour only for meaning. */
import type { ThemeConfig } from 'antd';
import type { Density } from './settings';

export const colors = {
  brand: '#1F4E8C',
  selected: '#E8EFF7',
  hover: '#DCE7F3',
  border: '#A9C2DE',
  info: '#EEF4FA',
  ink: '#1D2632',
  secondary: '#5B6675',
  line: '#E3E7ED',
  page: '#F4F6F9',
  red: '#C2372E',
  amber: '#B7791F',
  amberText: '#8A5A12',
  green: '#2F7D4F',
  greenText: '#25673F',
} as const;

/** Series colours of charts, in order of use. */
export const chartColors = ['#1F4E8C', '#5B8DB8', '#24767F', '#A8843F', '#8A94A3', '#6650A4'];

const sans =
  '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif';

/** Serif face of judgment text. */
export const serif = '"Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",SimSun,serif';

// antd derives grey, muddy tints from a dark blue, so every tint is set by hand.
const token: NonNullable<ThemeConfig['token']> = {
  colorPrimary: colors.brand,
  colorPrimaryBg: colors.selected,
  colorPrimaryBgHover: colors.hover,
  colorPrimaryBorder: colors.border,
  colorPrimaryBorderHover: '#7FA3CC',
  colorPrimaryHover: '#2B62AB',
  colorPrimaryActive: '#173C6D',
  colorPrimaryText: colors.brand,
  colorInfo: colors.brand,
  colorInfoBg: colors.info,
  colorInfoBorder: colors.border,
  colorLink: colors.brand,
  colorLinkHover: '#2B62AB',
  colorError: colors.red,
  colorWarning: colors.amber,
  colorSuccess: colors.green,
  colorErrorBg: '#FDF0EF',
  colorErrorBorder: '#EDC4C1',
  colorWarningBg: '#FDF6E7',
  colorWarningBorder: '#E6CF9F',
  colorSuccessBg: '#EEF7F1',
  colorSuccessBorder: '#B5D6C1',
  colorText: colors.ink,
  colorTextSecondary: colors.secondary,
  colorTextTertiary: '#667080',
  colorTextDescription: colors.secondary,
  colorTextPlaceholder: '#6B7583',
  colorBorder: '#CFD6DF',
  colorBorderSecondary: colors.line,
  colorSplit: colors.line,
  colorBgLayout: colors.page,
  controlItemBgActive: colors.selected,
  controlItemBgActiveHover: colors.hover,
  controlItemBgHover: '#F0F4F9',
  fontFamily: sans,
  fontSize: 14,
  lineHeight: 1.5715,
  borderRadius: 4,
  borderRadiusLG: 6,
  borderRadiusSM: 4,
  controlHeight: 32,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  wireframe: false,
};

/**
 * Theme of the workbench.
 * @param calm true when the user asked the system for less motion
 * @param density tight pages have lower controls and rows
 */
export function themeOf(calm: boolean, density: Density): ThemeConfig {
  const tight = density === 'compact';
  return {
    token: { ...token, motion: !calm, controlHeight: tight ? 28 : 32 },
    components: {
      Table: {
        cellPaddingBlockSM: tight ? 4 : 7,
        cellPaddingInlineSM: 10,
        headerBg: '#F7F9FB',
        rowSelectedBg: colors.selected,
        rowSelectedHoverBg: colors.hover,
        rowHoverBg: '#F5F8FC',
      },
      Menu: { itemHeight: tight ? 32 : 36, itemBorderRadius: 4, itemSelectedBg: colors.selected },
      Layout: {
        headerHeight: 48,
        headerBg: '#FFFFFF',
        siderBg: '#FFFFFF',
        headerPadding: '0 16px',
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tabs: { horizontalMargin: '0' },
    },
  };
}
