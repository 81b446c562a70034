// Signs that only the queue needs.
import { Sign, type SignSize } from './Sign';

export const LockIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3" />
  </Sign>
);
export const HandIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M8 12V5.500a1.500 1.500 0 0 1 3 0V11M11 10.500V4a1.500 1.500 0 0 1 3 0v6.500M14 11V5.500a1.500 1.500 0 0 1 3 0V14a6.500 6.500 0 0 1-6.500 6.500c-3 0-4.600-1.600-6-4.500l-1.200-2.600a1.500 1.500 0 0 1 2.700-1.300L8 14" />
  </Sign>
);
export const QueueIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M4 5h16v4H4zM4 12h16v4H4zM6 19.500h12" />
  </Sign>
);
export const BoardIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M3.500 4.500h17v15h-17zM3.500 9.500h17M9 9.500v10M12.500 13h5M12.500 16h3" />
  </Sign>
);
export const SplitIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M12 20v-7M12 13 6 7M12 13l6-6M6 11V7h4M18 11V7h-4" />
  </Sign>
);
export const HistoryIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M4 6v4h4M4.500 10A8 8 0 1 1 4 13.500M12 8v4.500l3 2" />
  </Sign>
);
export const AskIcon = (size: SignSize) => (
  <Sign {...size}>
    <path d="M4 5h16v11h-8l-4 4v-4H4zM8.500 10.500h.100M12 10.500h.100M15.500 10.500h.100" />
  </Sign>
);
