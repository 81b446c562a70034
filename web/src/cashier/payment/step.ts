/** The payment in an address: a step of its own, so that the browser's way back leads from it to the order. */
export type PaymentStep = { step?: 'payment' };

export const paymentStep = (search: Record<string, unknown>): PaymentStep =>
  search['step'] === 'payment' ? { step: 'payment' } : {};
