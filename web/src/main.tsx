import '@mantine/core/styles.css';
import './ui/base.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lostIdentity } from '#/shop/identity';
import { App } from './app/App';
import { whenCredentialGone } from './protocol/client';
import { startWords } from './words';

startWords();
whenCredentialGone(lostIdentity);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
