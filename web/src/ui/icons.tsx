import type { ReactNode } from 'react';
import { Sign, type SignSize } from './Sign';

function icon(drawing: ReactNode) {
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each drawing, when this file is loaded
  return function Icon(size: SignSize) {
    return <Sign {...size}>{drawing}</Sign>;
  };
}

export const MenuIcon = icon(<path d="M4 7h16M4 12h16M4 17h16" />);
export const RegisterIcon = icon(
  <>
    <path d="M4 13h16v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM7 13V5a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v8" />
    <path d="M10 8h4M10 16.500h4" />
  </>,
);
export const DrawerOpenIcon = icon(
  <>
    <path d="M3 10h18v5H3zM5 15v4a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-4" />
    <path d="M12 3v4M10 5h4M10.500 12.500h3" />
  </>,
);
export const CountIcon = icon(
  <>
    <ellipse cx="12" cy="6" rx="7" ry="3" />
    <path d="M5 6v6c0 1.700 3.100 3 7 3s7-1.300 7-3V6M5 12v6c0 1.700 3.100 3 7 3s7-1.300 7-3v-6" />
  </>,
);
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c.7-4 3.900-6 8-6s7.300 2 8 6" />
  </>,
);
export const EraseIcon = icon(<path d="M9 6h11v12H9l-6-6zM12.500 9.500l5 5M17.500 9.500l-5 5" />);
export const EnterIcon = icon(<path d="M20 6v5a3 3 0 0 1-3 3H5M9 10l-4 4 4 4" />);
export const CheckIcon = icon(<path d="m5 12.500 4.500 4.500L19 7.500" />);
export const WarningIcon = icon(<path d="M12 4 2.500 20h19zM12 10v4.500M12 17.300v.2" />);
export const BlockedIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="m5.800 5.800 12.400 12.400" />
  </>,
);
export const BackIcon = icon(<path d="M19 12H5M11 6l-6 6 6 6" />);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const MinusIcon = icon(<path d="M5 12h14" />);
export const CrossIcon = icon(<path d="m6 6 12 12M18 6 6 18" />);
export const OutIcon = icon(<path d="M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M11 12h10M17 8l4 4-4 4" />);
export const SwapIcon = icon(<path d="M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4" />);
export const PrintIcon = icon(
  <path d="M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3M7 14h10v7H7z" />,
);
export const HomeIcon = icon(<path d="m3.500 11.500 8.500-8 8.500 8M6 9.500V20h12V9.500" />);
export const LinkIcon = icon(
  <path d="M10 14a4.500 4.500 0 0 0 6.400 0l3.200-3.200a4.500 4.500 0 0 0-6.400-6.400L12 5.600M14 10a4.500 4.500 0 0 0-6.400 0l-3.200 3.200a4.500 4.500 0 0 0 6.400 6.400L12 18.400" />,
);
export const ScanIcon = icon(
  <path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8v8M12 8v8M16 8v8" />,
);
