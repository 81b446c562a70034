export const signIns = {
  title: 'Who is signed in',
  detail: 'At tills and in programs, the newest first. Ending one signs that person out there at once.',
  go: 'Who is signed in',
  noRegister: 'No register',
  bearer: 'Through the API',
  since: 'Since {{time}}',
  until: 'until {{time}}',
  thisOne: 'This is you, here',
  end: 'Sign out',
  endWhose: 'Sign out {{name}} at {{place}}',
  endTitle: 'Sign {{name}} out?',
  endDetail:
    'At {{place}} nothing more can be done as {{name}}. Their order waits for their next sign-in, and orders that they have in hand are free.',
  keep: 'Leave it',
  endDo: 'Yes, sign out',
  working: 'Signing out…',
  ended: '{{name}} is signed out there',
} as const;
