import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client';
import { SessionGate } from './session/session-gate';
import './styles/foundations.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/pieces.css';
import './styles/tables.css';
import './styles/tables-virtual.css';
import './styles/requests.css';
import './styles/settings.css';
import './styles/access.css';
import './styles/audit.css';
import './styles/narrow.css';
import './styles/phones.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <SessionGate />
      </QueryClientProvider>
    </StrictMode>,
  );
}
