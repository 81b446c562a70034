export const palette = {
  open: 'Commands',
  title: 'What do you want to do?',
  search: 'Type a command',
  nothing: 'No command is called that',
  results: 'Commands',
  key: 'Ctrl+K',
  goHome: 'Go home',
  goQueue: 'Go to the orders',
  goBoard: 'Go to the orders in hand',
  goSelling: 'Go on selling',
  findOrder: 'Look for an order',
  menu: 'Menu',
} as const;
