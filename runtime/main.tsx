import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { firstLocale, startLanguages } from './i18n';
import { giveStylesTheNonce, pageNonce } from './style-nonce';
import './styles.css';

giveStylesTheNonce(pageNonce);
const root = document.getElementById('root');
if (root) {
  void startLanguages(firstLocale()).then(() => {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  });
}
