export const approval = {
  title: 'Somebody has to approve this',
  who: 'Who approves it?',
  username: 'User name of the approver',
  pin: 'PIN of the approver',
  reason: 'Reason',
  asking: 'Asking…',
  approve: 'Approve',
  leaveAsItWas: 'Leave it as it was',
  backToPayment: 'Back to the payment',
} as const;
