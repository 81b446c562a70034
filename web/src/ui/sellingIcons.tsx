// Signs that only selling and paying need.
import { Sign, type SignSize } from './Sign';

export const SearchIcon = (size: SignSize) => (
  <Sign {...size}>
    <circle cx="11" cy="11" r="6.500" />
    <path d="m16 16 4.500 4.500" />
  </Sign>
);
export const BasketIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M4 10h16l-1.400 8.600a1.500 1.500 0 0 1-1.500 1.400H6.900a1.500 1.500 0 0 1-1.500-1.400z" />
    <path d="m8 10 3-6M16 10l-3-6" />
  </Sign>
);
export const CardIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M3 6.500h18v11H3zM3 10.500h18M6.500 14.500h4" />
  </Sign>
);
export const CashIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M2.500 6.500h19v11h-19z" />
    <circle cx="12" cy="12" r="2.700" />
    <path d="M5.500 9.500v5M18.500 9.500v5" />
  </Sign>
);
export const PencilIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="m4 20 1-4.500L16.500 4 20 7.500 8.500 19zM14 6.500 17.500 10" />
  </Sign>
);
export const BinIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7M10.500 10.500v6M13.500 10.500v6" />
  </Sign>
);
export const PercentIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M18.500 5.500 5.500 18.500" />
    <circle cx="7.500" cy="7.500" r="2.500" />
    <circle cx="16.500" cy="16.500" r="2.500" />
  </Sign>
);
export const UndoIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11H9" />
  </Sign>
);
