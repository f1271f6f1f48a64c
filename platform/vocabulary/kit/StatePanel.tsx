import { type ReactNode, useEffect } from 'react';
import { contentIsShown } from './Icon';
import './state-panel.css';

export interface StatePanelProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** One friendly sentence: what is so, or what to do. */
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'calm' | 'warning' | 'error';
  /** Speaks it to people who do not see it appear. */
  readonly alert?: boolean;
}

/** What stands where content would be: nothing here yet, not found, forbidden, failed. */
export function StatePanel({ icon, title, text, actions, tone = 'calm', alert }: StatePanelProps) {
  useEffect(contentIsShown, []);
  return (
    <div className={`k-state k-state-${tone}`} role={alert ? 'alert' : 'status'}>
      <span className="k-state-icon" aria-hidden="true">
        {icon}
      </span>
      <h2 className="k-state-title">{title}</h2>
      {text && <p className="k-state-text">{text}</p>}
      {actions && <div className="k-state-actions">{actions}</div>}
    </div>
  );
}
