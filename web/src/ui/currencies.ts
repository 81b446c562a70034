/** What a drawer of a currency holds, largest first, and the floats that shops start with. */
export type Cash = { notes: string[]; coins: string[]; floats: string[] };

const CASH: Record<string, Cash> = {
  PYG: {
    notes: ['100000', '50000', '20000', '10000', '5000', '2000'],
    coins: ['1000', '500', '100', '50'],
    floats: ['100000', '200000', '300000', '500000'],
  },
  USD: {
    notes: ['100.00', '50.00', '20.00', '10.00', '5.00', '1.00'],
    coins: ['0.25', '0.10', '0.05', '0.01'],
    floats: ['100.00', '150.00', '200.00', '300.00'],
  },
};

export const cashOf = (currency: string): Cash => CASH[currency] ?? { notes: [], coins: [], floats: [] };
